// Control of the tenant leads to what is not declared sensitive too, in its Azure estate and its administrative units.
//
// Nothing else of the directory: groups, applications and devices lead back to people.
//
// @param snapshot   string   the snapshot that is being built
// @param population string   the id of the Population through which control of the tenant leads on
// @param kinds      string[] kinds of node
// @mode batches
MATCH (p:Node {key: $snapshot + '/' + $population})
UNWIND $kinds AS kind
MATCH (object:Node) WHERE object.listing STARTS WITH $snapshot + '/' + kind + '/' AND NOT object:Sensitive
CALL (p, object) {
  CREATE (p)-[:INCLUDES {gate: 0, gateKnown: 0, rule: 'everything-in-azure', basis: 'OBSERVED', evidence: [object.id]}]->(object)
} IN TRANSACTIONS OF 10000 ROWS
