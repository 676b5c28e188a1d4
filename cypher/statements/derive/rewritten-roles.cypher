// Whoever may write role definitions and holds a custom role below gives that role the right to grant every other.
//
// @param snapshot string    the snapshot that is being built
// @param custom   string[]  ids of the entitlements of custom roles
// @mode write
UNWIND $custom AS id
MATCH (c:Node {key: $snapshot + '/' + id})-[:AT]->(scope)
WHERE NOT 'azure-access' IN c.abilities
MATCH second = (who:Node)-[:MEMBER_OF*0..%deepestNesting%]->()-[:HOLDS]->(c)
MATCH first = (who)-[:MEMBER_OF*0..%deepestNesting%]->()-[:HOLDS]->(e)-[:AT]->(writes)
WHERE 'role-definitions' IN e.abilities AND NOT 'azure-access' IN e.abilities
  AND EXISTS { (writes)-[:CONTAINS*0..%deepestScope%]->(scope) }
  AND NOT EXISTS {
    MATCH (who)-[:MEMBER_OF]->(group)
    WHERE EXISTS { (group)-[:MEMBER_OF*0..%deepestNesting%]->()-[:HOLDS]->(c) } AND EXISTS { (group)-[:MEMBER_OF*0..%deepestNesting%]->()-[:HOLDS]->(e) }
  }
WITH who, c, e, scope,
  reduce(most = 0, r IN relationships(first) + relationships(second) | CASE WHEN r.gate > most THEN r.gate ELSE most END) AS gate,
  CASE WHEN all(r IN relationships(first) + relationships(second) WHERE r.gate IS NULL OR r.gateKnown IS NOT NULL) THEN
    reduce(most = 0, r IN relationships(first) + relationships(second) | CASE WHEN r.gateKnown > most THEN r.gateKnown ELSE most END) END AS known
OPTIONAL MATCH (p:Node {key: $snapshot + '/pop:azure-access:' + scope.id})
WITH who, coalesce(p, scope) AS to, min(gate) AS gate, min(known) AS known, collect([e.id, c.id])[0] AS held
WHERE NOT who:Entry
CREATE (who)-[:GRANTS_ACCESS {gate: gate, gateKnown: known, rule: 'rewritten-role',
  basis: CASE WHEN known = gate THEN 'OBSERVED' ELSE 'ASSUMED' END, evidence: held}]->(to)
