// Gives a stand-in what leaves the node that it stands for, but for what leads to some nodes or is there by some rules.
//
// @param rows [string,string,string[],string[]][]  key of the node, key of its stand-in, keys and rules that are left out
// @mode batches
UNWIND $rows AS row
MATCH (node:Node {key: row[0]})-[link]->(to) WHERE NOT to.key IN row[2] AND NOT coalesce(link.rule, '') IN row[3]
MATCH (other:Node {key: row[1]})
CALL (link, to, other) {
  CREATE (other)-[copy:$(type(link))]->(to) SET copy = properties(link)
} IN TRANSACTIONS OF 10000 ROWS
