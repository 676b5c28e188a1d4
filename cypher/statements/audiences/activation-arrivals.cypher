// Whoever is added to a group becomes one of its eligible members too, by the same ways as into the group.
//
// @param rows ArrivalRow[]  the group's key, its eligible members' key, the gate of whoever has it easiest, a rule or null
// @mode write
UNWIND $rows AS row
MATCH (members:Node {key: row[1]})
MATCH (group:Node {key: row[0]})<-[r:ADDS_MEMBER|INCLUDES]-(from)
WITH members, r, from, coalesce(row[3], r.rule) AS rule, CASE WHEN row[2] > r.gate THEN row[2] ELSE r.gate END AS gate
CREATE (from)-[copy:$(type(r))]->(members)
SET copy = properties(r), copy.gate = gate, copy.gateKnown = null, copy.rule = rule, copy.basis = 'ASSUMED',
  copy.evidence = r.evidence + 'assumption:eligible-arrival'
