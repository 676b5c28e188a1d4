// Creates links of one kind that rest on the same rule and basis.
//
// @param kind  string        the relationship type
// @param rule  string        why the link is there
// @param basis string        how that is known
// @param rows  CreatedLink[] from key, to key, gate, known gate, evidence, assurance, authenticators, words of its own, true where it repeats another
// @mode write
UNWIND $rows AS row
MATCH (from:Node {key: row[0]})
MATCH (to:Node {key: row[1]})
CREATE (from)-[:$($kind) {
  gate: row[2], gateKnown: row[3], rule: $rule, basis: $basis, evidence: row[4], assurance: row[5], authenticators: row[6], says: row[7], repeats: row[8]
}]->(to)
