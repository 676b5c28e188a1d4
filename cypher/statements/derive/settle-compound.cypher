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
  WITH level, any(r IN relationships(path) WHERE r.basis = 'ASSUMED') AS assumed ORDER BY level LIMIT 1
  RETURN collect([level, assumed])[0] AS way
}
FOREACH (_ IN CASE WHEN way IS NULL THEN [1] ELSE [] END | DELETE held)
FOREACH (_ IN CASE WHEN way IS NULL THEN [] ELSE [1] END |
  SET held.gate = way[0], held.assurance = CASE WHEN way[0] > 0 THEN way[0] END,
      held.basis = CASE WHEN way[1] THEN 'ASSUMED' ELSE held.basis END)
RETURN sum(CASE WHEN way IS NULL THEN 1 ELSE 0 END) AS apart
