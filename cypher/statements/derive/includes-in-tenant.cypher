// A Population at the tenant includes every object of a kind that its ability reaches, but for what a restricted unit shields.
//
// Service principals that hold nothing, and are not sensitive themselves, lead nowhere and are left out.
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
  AND (NOT object:ServicePrincipal OR object:Sensitive OR EXISTS { (object)-[onward]->() WHERE onward.gate IS NOT NULL })
WITH p, object,
  [i IN range(0, size(object.reachedBy) - 1) WHERE object.reachedBy[i] = $ability][0] AS place
WITH p, object, object.reachedGates[place] AS gate, object.reachedKnown[place] AS known,
  coalesce(object.reachedWhy[place], $ability) AS why
CALL (p, object, gate, known, why) {
  CREATE (p)-[:INCLUDES {gate: gate, gateKnown: CASE WHEN known >= 0 THEN known END,
    assurance: CASE WHEN gate > 0 THEN gate END, rule: 'tenant-wide',
    basis: CASE WHEN known = gate THEN 'OBSERVED' ELSE 'ASSUMED' END,
    evidence: [object.id] + CASE WHEN known = gate THEN [] ELSE [key IN split(why, ' ') | 'assumption:' + key] END}]->(object)
} IN TRANSACTIONS OF 10000 ROWS
