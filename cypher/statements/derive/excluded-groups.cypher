// Whoever may put others into a group that policies leave out takes them out of those policies: a link to the Population of the people held back.
//
// @param population  string    the key of that Population
// @param groups      string[]  the keys of the groups
// @param evidence    string[]  what else it rests on
// @param says        string    the link as a verb phrase
// @param selfService string[]  rules by which one puts nobody but oneself into a group; owners have links already
// @mode write
MATCH (p:Node {key: $population})
UNWIND $groups AS key
MATCH way = (group:Node {key: key})<-[:INCLUDES*0..3]-(:Node)<-[last:ADDS_MEMBER]-(from)
WHERE NOT last.rule IN $selfService
WITH p, from, group, reduce(gate = 0, r IN relationships(way) | CASE WHEN r.gate > gate THEN r.gate ELSE gate END) AS gate,
  last.rule ENDS WITH '-with-approval' AS waits,
  CASE WHEN all(r IN relationships(way) WHERE r.gate IS NULL OR r.gateKnown IS NOT NULL) THEN
    reduce(most = 0, r IN relationships(way) | CASE WHEN r.gateKnown > most THEN r.gateKnown ELSE most END) END AS known
ORDER BY gate, known
WITH p, from, min(CASE WHEN NOT waits THEN known END) AS known, collect({gate: gate, waits: waits, group: group.id})[0] AS least
CREATE (from)-[:WEAKENS_POLICY {
  gate: least.gate, gateKnown: known, assurance: CASE WHEN least.gate > 0 THEN least.gate END, rule: 'excluded-group-filled', says: $says,
  basis: CASE WHEN known = least.gate THEN 'CONFIGURED' ELSE 'ASSUMED' END,
  evidence: ['graph/groups:' + least.group] + $evidence + CASE WHEN least.waits THEN ['assumption:approver-assumed'] ELSE [] END
}]->(p)
