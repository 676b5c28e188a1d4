// Whoever a deny assignment exempts, and who holds the denied ability above or below it, gets a link of its own.
//
// @param snapshot string    the snapshot that is being built
// @param ability  string    the ability
// @param kind     string    the kind of link
// @param denials  [string,string[],string][]  the id of the scope where it is denied, ids of the exempt, the deny assignment
// @mode write
UNWIND $denials AS denial
MATCH (denied:Node {key: $snapshot + '/' + denial[0]})
UNWIND denial[1] AS id
MATCH (exempt:Node {key: $snapshot + '/' + id})
MATCH (exempt)<-[:MEMBER_OF*0..10]-(who)
MATCH path = (who)-[:MEMBER_OF*0..10]->()-[:HOLDS]->(e)
WHERE $ability IN e.abilities
  AND (who = exempt OR NOT EXISTS { (exempt)-[:MEMBER_OF*0..10]->()-[:HOLDS]->(e) })
MATCH (e)-[:AT]->(at)
WHERE EXISTS { (at)-[:CONTAINS*0..12]->(denied) } OR EXISTS { (denied)-[:CONTAINS*1..12]->(at) }
WITH denial[2] AS why, who, e, denied, at, reduce(most = 0, r IN relationships(path) | CASE WHEN r.gate > most THEN r.gate ELSE most END) AS gate
WITH why, who, e, gate, CASE WHEN EXISTS { (at)-[:CONTAINS*0..12]->(denied) } THEN denied ELSE at END AS place
OPTIONAL MATCH (p:Node {key: $snapshot + '/pop:' + $ability + ':' + place.id})
WITH why, who, coalesce(p, CASE WHEN $ability IN place.reachedBy THEN place END) AS to, min(gate) AS gate, collect(e.id)[0] AS held
WHERE to IS NOT NULL
CREATE (who)-[:$($kind) {gate: gate, rule: 'exempt-from-denial', basis: 'OBSERVED', evidence: [held, why]}]->(to)
