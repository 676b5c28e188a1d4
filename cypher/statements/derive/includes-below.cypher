// A Population includes what its ability reaches at its scope and directly below, and the Populations of narrower scopes.
//
// A deny assignment cuts the chain at its scope; a setting closes one object; a restricted unit shields its members
// from every scope but itself.
//
// @param snapshot string  the snapshot that is being built
// @param ability  string  the ability
// @param passes   boolean whether restricted units do not hold the ability back
// @mode batches
MATCH (p:Node) USING INDEX p:Node(key) WHERE p.key STARTS WITH $snapshot + '/pop:' + $ability + ':'
MATCH (p)-[:AT]->(scope)
MATCH (scope)-[:CONTAINS*0..1]->(object)
WHERE NOT (object <> scope AND $ability IN coalesce(object.denied, []))
  AND (object.shielded IS NULL OR scope.restricted OR $passes)
OPTIONAL MATCH (narrower:Node {key: $snapshot + '/pop:' + $ability + ':' + object.id}) WHERE object <> scope
WITH p, object, narrower,
  [i IN range(0, size(coalesce(object.reachedBy, [])) - 1)
    WHERE object.reachedBy[i] = $ability AND NOT $ability IN coalesce(object.closed, [])][0] AS place
UNWIND [[object, object.reachedGates[place], object.reachedKnown[place], object.reachedWhy[place]], [narrower, 0, 0, null]] AS reached
WITH p, reached[0] AS to, reached[1] AS gate, reached[2] AS known, coalesce(reached[3], $ability) AS why
WHERE to IS NOT NULL AND gate IS NOT NULL
CALL (p, to, gate, known, why) {
  CREATE (p)-[:INCLUDES {gate: gate, gateKnown: CASE WHEN known >= 0 THEN known END,
    assurance: CASE WHEN gate > 0 THEN gate END, rule: 'scope',
    basis: CASE WHEN known = gate THEN 'OBSERVED' ELSE 'ASSUMED' END,
    evidence: [to.id] + CASE WHEN known = gate THEN [] ELSE [key IN split(why, ' ') | 'assumption:' + key] END}]->(to)
} IN TRANSACTIONS OF 10000 ROWS
