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
    WHERE scope.reachedBy[i] = $ability AND NOT $ability IN coalesce(scope.closed, [])][0] AS place
WITH e, coalesce(p, CASE WHEN place IS NOT NULL THEN scope END) AS to,
  CASE WHEN p IS NULL THEN scope.reachedGates[place] ELSE 0 END AS gate,
  CASE WHEN $ability IN coalesce(e.abilitiesAssumed, []) THEN -1 WHEN p IS NULL THEN scope.reachedKnown[place] ELSE 0 END AS known
WHERE to IS NOT NULL
CALL (e, to, gate, known) {
  CREATE (e)-[:$($kind) {gate: gate, gateKnown: CASE WHEN known >= 0 THEN known END, rule: $ability,
    basis: CASE WHEN known = gate THEN 'OBSERVED' ELSE 'ASSUMED' END,
    evidence: [e.id] + CASE WHEN known = gate THEN [] ELSE ['assumption:' + $ability] END}]->(to)
} IN TRANSACTIONS OF 10000 ROWS
