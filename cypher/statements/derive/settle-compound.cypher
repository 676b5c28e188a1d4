// A policy that needs a person and an application lets the person in who gets to the application too, at what is left to defeat on the way to it.
//
// @param rows string[][]  keys of the entitlement, of the person or group, and of the application's service principal
// @row apart number       how many are kept apart, so that their links are gone
// @mode write
UNWIND $rows AS row
MATCH (person:Node {key: row[1]})-[:SIGNED_IN*0..1]->()-[held:HOLDS]->(:Node {key: row[0]})
WHERE held.rule = 'vault-access-policy-with-application'
MATCH (application:Node {key: row[2]})
CALL (person, application) {
  UNWIND range(0, 5) AS level
  MATCH path = shortestPath((person)-[*..%longestListed%]->(application))
  WHERE all(r IN relationships(path) WHERE r.gate <= level)
  RETURN min(level) AS gate
}
CALL (person, application) {
  UNWIND range(0, 5) AS level
  MATCH path = shortestPath((person)-[*..%longestListed%]->(application))
  WHERE all(r IN relationships(path) WHERE r.gateKnown <= level)
  RETURN min(level) AS known
}
FOREACH (_ IN CASE WHEN gate IS NULL THEN [1] ELSE [] END | DELETE held)
FOREACH (_ IN CASE WHEN gate IS NULL THEN [] ELSE [1] END |
  SET held.gateKnown = CASE WHEN held.gateKnown IS NOT NULL THEN known END,
      held.gate = gate, held.assurance = CASE WHEN gate > 0 THEN gate END,
      held.basis = CASE WHEN known = gate THEN held.basis ELSE 'ASSUMED' END)
RETURN sum(CASE WHEN gate IS NULL THEN 1 ELSE 0 END) AS apart
