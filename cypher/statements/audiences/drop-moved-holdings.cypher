// Removes what was moved to nodes by audience.
//
// @param rows string[][]  the node's key, and what it held
// @mode write
UNWIND $rows AS row
MATCH (from:Node {key: row[0]})-[r:MEMBER_OF|HOLDS]->(to:Node {key: row[1]})
DELETE r
