// Draws between two nodes what is drawn between two others.
//
// @param rows [string,string,string,string][]  keys of both, keys of both others
// @mode batches
UNWIND $rows AS row
MATCH (from:Node {key: row[0]})-[link]->(to:Node {key: row[1]})
MATCH (otherFrom:Node {key: row[2]})
MATCH (otherTo:Node {key: row[3]})
CALL (link, otherFrom, otherTo) {
  CREATE (otherFrom)-[copy:$(type(link))]->(otherTo) SET copy = properties(link)
} IN TRANSACTIONS OF 10000 ROWS
