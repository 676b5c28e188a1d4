// A Population includes what its ability reaches at its scope and directly below, and the Populations of narrower scopes.
//
// @param snapshot string  the snapshot that is being built
// @param ability  string  the ability
// @mode batches
MATCH (p:Node) WHERE p.key STARTS WITH $snapshot + '/pop:' + $ability + ':'
MATCH (p)-[:AT]->(scope)
MATCH (scope)-[:CONTAINS*0..1]->(object)
OPTIONAL MATCH (narrower:Node {key: $snapshot + '/pop:' + $ability + ':' + object.id}) WHERE object <> scope
WITH p, object, narrower,
  [i IN range(0, size(coalesce(object.reachedBy, [])) - 1) WHERE object.reachedBy[i] = $ability | object.reachedGates[i]] AS gates
UNWIND [[object, gates[0]], [narrower, 0]] AS reached
WITH p, reached[0] AS to, reached[1] AS gate WHERE to IS NOT NULL AND gate IS NOT NULL
CALL (p, to, gate) {
  CREATE (p)-[:INCLUDES {gate: gate, rule: 'scope', basis: 'OBSERVED', evidence: [to.id]}]->(to)
} IN TRANSACTIONS OF 10000 ROWS
