// An entitlement leads by the ability's kind of link to the Population at its scope, or to the one object it is held on.
//
// @param snapshot string  the snapshot that is being built
// @param ability  string  the ability, which is also the rule
// @param kind     string  the kind of link
// @mode batches
MATCH (e:Node) WHERE e.listing STARTS WITH $snapshot + '/Entitlement/' AND $ability IN e.abilities
MATCH (e)-[:AT]->(scope)
OPTIONAL MATCH (p:Node {key: $snapshot + '/pop:' + $ability + ':' + scope.id})
WITH e, coalesce(p, CASE WHEN $ability IN scope.reachedBy THEN scope END) AS to WHERE to IS NOT NULL
CALL (e, to) {
  CREATE (e)-[:$($kind) {gate: 0, rule: $ability, basis: 'OBSERVED', evidence: [e.id]}]->(to)
} IN TRANSACTIONS OF 10000 ROWS
