// Whoever a deny assignment exempts, and who holds the denied ability above or below it, gets a link of its own.
//
// @param snapshot string    the snapshot that is being built
// @param ability  string    the ability
// @param kind     string    the kind of link
// @param scope    string    the id of the scope where it is denied
// @param exempt   string[]  ids of the exempt
// @param denial   string    the deny assignment
// @mode write
MATCH (denied:Node {key: $snapshot + '/' + $scope})
UNWIND $exempt AS id
MATCH (exempt:Node {key: $snapshot + '/' + id})
MATCH (exempt)<-[:MEMBER_OF*0..10]-(who)
MATCH path = (who)-[:MEMBER_OF*0..10]->()-[:HOLDS]->(e)
WHERE $ability IN e.abilities
  AND (who = exempt OR NOT EXISTS { (exempt)-[:MEMBER_OF*0..10]->()-[:HOLDS]->(e) })
MATCH (e)-[:AT]->(at)
WHERE EXISTS { (at)-[:CONTAINS*0..12]->(denied) } OR EXISTS { (denied)-[:CONTAINS*1..12]->(at) }
WITH who, e, denied, at, reduce(most = 0, r IN relationships(path) | CASE WHEN r.gate > most THEN r.gate ELSE most END) AS gate
WITH who, e, gate, CASE WHEN EXISTS { (at)-[:CONTAINS*0..12]->(denied) } THEN denied ELSE at END AS place
OPTIONAL MATCH (p:Node {key: $snapshot + '/pop:' + $ability + ':' + place.id})
WITH who, coalesce(p, CASE WHEN $ability IN place.reachedBy THEN place END) AS to, min(gate) AS gate, collect(e.id)[0] AS held
WHERE to IS NOT NULL
CREATE (who)-[:$($kind) {gate: gate, rule: 'exempt-from-denial', basis: 'OBSERVED', evidence: [held, $denial]}]->(to)
