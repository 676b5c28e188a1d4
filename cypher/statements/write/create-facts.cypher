// Creates facts of one kind: relationships without a gate, which are never walked.
//
// @param kind string     the relationship type
// @param rows string[][] from key and to key
// @mode write
UNWIND $rows AS row
MATCH (from:Node {key: row[0]})
MATCH (to:Node {key: row[1]})
CREATE (from)-[:$($kind)]->(to)
