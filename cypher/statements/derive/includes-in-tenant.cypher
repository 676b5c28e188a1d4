// A Population at the tenant includes every object of a kind that its ability reaches, but for what a restricted unit shields.
//
// @param snapshot   string  the snapshot that is being built
// @param population string  the Population's id
// @param ability    string  the ability
// @param kind       string  the kind of object
// @param passes     boolean whether restricted units do not hold the ability back
// @mode batches
MATCH (p:Node {key: $snapshot + '/' + $population})
MATCH (object:Node)
WHERE object.listing STARTS WITH $snapshot + '/' + $kind + '/' AND $ability IN object.reachedBy
  AND (object.shielded IS NULL OR $passes) AND NOT $ability IN coalesce(object.closed, [])
WITH p, object,
  [i IN range(0, size(object.reachedBy) - 1) WHERE object.reachedBy[i] = $ability | object.reachedGates[i]][0] AS gate,
  CASE WHEN $ability IN coalesce(object.reachedAssumed, []) THEN 'ASSUMED' ELSE 'OBSERVED' END AS basis
CALL (p, object, gate, basis) {
  CREATE (p)-[:INCLUDES {gate: gate, assurance: CASE WHEN gate > 0 THEN gate END, rule: 'tenant-wide', basis: basis,
    evidence: [object.id] + CASE basis WHEN 'ASSUMED' THEN ['assumption:' + $ability] ELSE [] END}]->(object)
} IN TRANSACTIONS OF 10000 ROWS
