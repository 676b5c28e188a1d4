// Moves what a node holds to its nodes by audience, so that each audience leads only where it is used.
//
// @param rows string[][]  the node's key, what it holds, the node at one audience, what is held at that audience
// @mode write
UNWIND $rows AS row
MATCH (from:Node {key: row[0]})-[r:MEMBER_OF|HOLDS]->(to:Node {key: row[1]})
MATCH (fromAt:Node {key: row[2]})
MATCH (toAt:Node {key: row[3]})
CREATE (fromAt)-[copy:$(type(r))]->(toAt)
SET copy = properties(r)
