// A user's nodes by audience lie in the scopes that the user lies in.
//
// @param rows string[][]  the user's key, and the key of one of its nodes
// @mode write
UNWIND $rows AS row
MATCH (scope)-[:CONTAINS]->(:Node {key: row[0]})
MATCH (at:Node {key: row[1]})
CREATE (scope)-[:CONTAINS]->(at)
