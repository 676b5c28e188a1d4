// Whoever manages units and holds a power over the tenant takes an object out of the restricted unit that shields it.
//
// Drawn from the first principal that has both: not from the members of a group that has both by itself.
//
// @param snapshot string    the snapshot that is being built
// @param tenant   string    the tenant's id
// @param units    string[]  ids of the restricted units
// @param ability  string    the power
// @param kind     string    its kind of link
// @mode write
MATCH (e:Node) WHERE e.listing STARTS WITH $snapshot + '/Entitlement/' AND $ability IN e.abilities
MATCH (e)-[:AT]->(:Node {key: $snapshot + '/' + $tenant})
MATCH first = (who:Node)-[:MEMBER_OF*0..%deepestNesting%]->()-[:HOLDS]->(e)
MATCH second = (who)-[:MEMBER_OF*0..%deepestNesting%]->()-[:HOLDS]->(f)
WHERE 'administrative-units' IN f.abilities AND NOT who:Entry
  AND NOT EXISTS {
    MATCH (who)-[:MEMBER_OF]->(group)
    WHERE EXISTS { (group)-[:MEMBER_OF*0..%deepestNesting%]->()-[:HOLDS]->(e) }
      AND EXISTS { MATCH (group)-[:MEMBER_OF*0..%deepestNesting%]->()-[:HOLDS]->(g) WHERE 'administrative-units' IN g.abilities }
  }
MATCH (f)-[:AT]->(managed)
WITH who, e, f, managed,
  reduce(most = 0, r IN relationships(first) + relationships(second) | CASE WHEN r.gate > most THEN r.gate ELSE most END) AS gate,
  CASE WHEN all(r IN relationships(first) + relationships(second) WHERE r.gate IS NULL OR r.gateKnown IS NOT NULL) THEN
    reduce(most = 0, r IN relationships(first) + relationships(second) | CASE WHEN r.gateKnown > most THEN r.gateKnown ELSE most END) END AS known
ORDER BY gate
UNWIND [unit IN $units WHERE managed.id IN [$tenant, unit]] AS unit
MATCH (p:Node {key: $snapshot + '/pop:' + $ability + ':' + unit})
WITH who, p, min(gate) AS gate, min(known) AS known, collect([e.id, f.id])[0] AS held
CREATE (who)-[:$($kind) {gate: gate, gateKnown: known, rule: 'out-of-unit',
  basis: CASE WHEN known = gate THEN 'OBSERVED' ELSE 'ASSUMED' END, evidence: held}]->(p)
