// Whoever each deny assignment at a scope exempts, and who holds the denied ability above or below it, gets a link of its own.
//
// Where a narrower scope is denied too, what is held below that is drawn there.
//
// @param snapshot string    the snapshot that is being built
// @param ability  string    the ability
// @param kind     string    the kind of link
// @param denials  [string,string[][],string[],boolean][]  the id of the scope where it is denied, ids of the exempt of each deny assignment that counts there, those, whether only the scope itself is denied
// @mode write
UNWIND $denials AS denial
MATCH (denied:Node {key: $snapshot + '/' + denial[0]})
UNWIND denial[1][0] AS id
MATCH (exempt:Node {key: $snapshot + '/' + id})
MATCH (exempt)<-[:MEMBER_OF*0..%deepestNesting%]-(who)
WHERE all(exempted IN denial[1] WHERE EXISTS { (who)-[:MEMBER_OF*0..%deepestNesting%]->(one) WHERE one.id IN exempted })
MATCH path = (who)-[:MEMBER_OF*0..%deepestNesting%]->()-[:HOLDS]->(e)
WHERE $ability IN e.abilities
  AND NOT EXISTS {
    MATCH (who)-[:MEMBER_OF]->(group)
    WHERE EXISTS { (group)-[:MEMBER_OF*0..%deepestNesting%]->()-[:HOLDS]->(e) }
      AND all(exempted IN denial[1] WHERE EXISTS { (group)-[:MEMBER_OF*0..%deepestNesting%]->(one) WHERE one.id IN exempted })
  }
MATCH (e)-[:AT]->(at)
WHERE EXISTS { (at)-[:CONTAINS*0..%deepestScope%]->(denied) }
  OR (NOT denial[3] AND EXISTS { (denied)-[:CONTAINS*1..%deepestScope%]->(at) }
    AND NOT EXISTS { MATCH (denied)-[:CONTAINS*1..%deepestScope%]->(inner)-[:CONTAINS*0..%deepestScope%]->(at) WHERE $ability IN inner.denied })
WITH denial, who, e, denied, at, reduce(most = 0, r IN relationships(path) | CASE WHEN r.gate > most THEN r.gate ELSE most END) AS gate,
  CASE WHEN all(r IN relationships(path) WHERE r.gate IS NULL OR r.gateKnown IS NOT NULL) THEN
    reduce(most = 0, r IN relationships(path) | CASE WHEN r.gateKnown > most THEN r.gateKnown ELSE most END) END AS known
WITH denial, who, e, gate, known, CASE WHEN EXISTS { (at)-[:CONTAINS*0..%deepestScope%]->(denied) } THEN denied ELSE at END AS place
OPTIONAL MATCH (p:Node {key: $snapshot + '/pop:' + $ability + ':' + place.id}) WHERE NOT denial[3]
WITH denial, who, coalesce(p, CASE WHEN $ability IN place.reachedBy THEN place END) AS to, min(gate) AS gate, min(known) AS known, collect(e.id)[0] AS held
WHERE to IS NOT NULL
CREATE (who)-[:$($kind) {gate: gate, gateKnown: known, rule: 'exempt-from-denial',
  basis: CASE WHEN known = gate THEN 'OBSERVED' ELSE 'ASSUMED' END, evidence: [held] + denial[2]}]->(to)
