// Whoever holds a power over a unit, and writes who is in the unit, moves others into its reach.
//
// Drawn from the first principal that has both, as a member or by adding itself to a group: not from the members of a
// group that has both by itself.
//
// @param snapshot string  the snapshot that is being built
// @param tenant   string  the tenant's id
// @param units    [string,string[],string[],boolean][]  units; who writes who is in them; at which scopes; only whom these hold
// @param ability  string  the power
// @param kind     string  its kind of link
// @mode write
UNWIND $units AS row
MATCH (unit:Node {key: $snapshot + '/' + row[0]})<-[:AT]-(e) WHERE $ability IN e.abilities
MATCH first = (who:Node)-[:MEMBER_OF|ADDS_MEMBER*0..%deepestNesting%]->()-[:HOLDS]->(e)
MATCH second = (who)-[:MEMBER_OF|ADDS_MEMBER*0..%deepestNesting%]->()-[:HOLDS]->(f)
WHERE any(writes IN row[1] WHERE writes IN f.abilities) AND NOT who:Entry AND NOT who:Entitlement
MATCH (f)-[:AT]->(there) WHERE there.id IN row[2]
  AND NOT EXISTS {
    MATCH (who)-[:MEMBER_OF]->(group)
    WHERE EXISTS { (group)-[:MEMBER_OF|ADDS_MEMBER*0..%deepestNesting%]->()-[:HOLDS]->(e) }
      AND EXISTS {
        MATCH (group)-[:MEMBER_OF|ADDS_MEMBER*0..%deepestNesting%]->()-[:HOLDS]->(g)
        MATCH (g)-[:AT]->(place) WHERE any(writes IN row[1] WHERE writes IN g.abilities)
          AND place.id IN CASE WHEN row[3] THEN [there.id] ELSE row[2] END
      }
  }
WITH who, e, f, CASE WHEN row[3] THEN there.id ELSE $tenant END AS reached,
  reduce(most = 0, r IN relationships(first) + relationships(second) | CASE WHEN r.gate > most THEN r.gate ELSE most END) AS gate,
  CASE WHEN all(r IN relationships(first) + relationships(second) WHERE r.gate IS NULL OR r.gateKnown IS NOT NULL) THEN
    reduce(most = 0, r IN relationships(first) + relationships(second) | CASE WHEN r.gateKnown > most THEN r.gateKnown ELSE most END) END AS known
ORDER BY gate
MATCH (p:Node {key: $snapshot + '/pop:' + $ability + ':' + reached})
WITH who, p, min(gate) AS gate, min(known) AS known, collect([e.id, f.id])[0] AS held
CREATE (who)-[:$($kind) {gate: gate, gateKnown: known, rule: 'into-unit',
  basis: CASE WHEN known = gate THEN 'OBSERVED' ELSE 'ASSUMED' END, evidence: held}]->(p)
