// What some users hold themselves, now or by activation, at their parts by audience too.
//
// @param keys string[]  keys of users
// @row id    string             the user
// @row holds HeldFact[]         each: the node held, its name and kind, gate, rule, gate where open questions are answered well, evidence, whether it weakens policies
UNWIND $keys AS key
MATCH (n:Node {key: key})
MATCH (n)-[:SIGNED_IN*0..1]->(at)-[held:HOLDS|MEMBER_OF]->(what) WHERE held.gate IS NOT NULL
RETURN n.id AS id,
  collect(DISTINCT [what.id, what.name, what.kind, held.gate, held.rule, held.gateKnown, held.evidence,
    EXISTS { (what)-[:WEAKENS_POLICY]->() } OR EXISTS { (what)-[:HOLDS]->()-[:WEAKENS_POLICY]->() }]) AS holds
