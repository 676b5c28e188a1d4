// An entitlement leads by the ability's kind of link to the Population at its scope, or to the one object it is held on.
//
// @param snapshot string  the snapshot that is being built
// @param ability  string  the ability, which is also the rule
// @param kind     string  the kind of link
// @param passes   boolean whether restricted units do not hold the ability back
// @mode batches
MATCH (e:Node) WHERE e.listing STARTS WITH $snapshot + '/Entitlement/' AND $ability IN e.abilities
MATCH (e)-[:AT]->(scope)
WHERE (scope.shielded IS NULL OR $passes) AND NOT EXISTS { (scope)<-[:CONTAINS*0..%deepestScope%]-(above) WHERE $ability IN above.denied }
OPTIONAL MATCH (p:Node {key: $snapshot + '/pop:' + $ability + ':' + scope.id})
WITH e, p, scope,
  [i IN range(0, size(coalesce(scope.reachedBy, [])) - 1)
    WHERE scope.reachedBy[i] = $ability AND NOT $ability IN coalesce(scope.closed, []) | scope.reachedGates[i]][0] AS gate
WITH e, coalesce(p, CASE WHEN gate IS NOT NULL THEN scope END) AS to,
  CASE WHEN p IS NULL THEN gate ELSE 0 END AS gate,
  CASE WHEN $ability IN coalesce(e.abilitiesAssumed, []) OR (p IS NULL AND $ability IN coalesce(scope.reachedAssumed, []))
    THEN 'ASSUMED' ELSE 'OBSERVED' END AS basis
WHERE to IS NOT NULL
CALL (e, to, gate, basis) {
  CREATE (e)-[:$($kind) {gate: gate, rule: $ability, basis: basis,
    evidence: [e.id] + CASE basis WHEN 'ASSUMED' THEN ['assumption:' + $ability] ELSE [] END}]->(to)
} IN TRANSACTIONS OF 10000 ROWS
