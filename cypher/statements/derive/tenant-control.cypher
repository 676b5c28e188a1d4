// Control of the tenant leads to every sensitive resource, and never back to users.
//
// @param snapshot   string  the snapshot that is being built
// @param tenant     string  the tenant's id
// @param population string  the id of its Population
// @mode batches
MATCH (p:Node {key: $snapshot + '/' + $population})
MATCH (s:Sensitive) WHERE s.key STARTS WITH $snapshot + '/' AND s.id <> $tenant
CALL (p, s) {
  CREATE (p)-[:INCLUDES {gate: 0, gateKnown: 0, rule: 'everything-sensitive', basis: 'OBSERVED', evidence: [s.id]}]->(s)
} IN TRANSACTIONS OF 10000 ROWS
