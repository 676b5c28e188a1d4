// Two powers that only work together give an ability to whoever holds both, be it through several groups.
//
// Drawn from the first principal that has both: not from the members of a group that has both by itself.
//
// @param snapshot string  the snapshot that is being built
// @param one      string  the power over what is reached
// @param other    string  the power that it needs, anywhere
// @param ability  string  the ability that both together are
// @param kind     string  the kind of link
// @param tenant   string|null  the tenant's id, where the second power counts at the same scope and at the tenant only
// @param spared   string[]  ids of those whom some deny assignment leaves out: denials are taken not to hold them back
// @mode write
MATCH (e:Node) USING INDEX e:Node(listing)
WHERE e.listing STARTS WITH $snapshot + '/Entitlement/' AND $one IN e.abilities AND NOT $ability IN e.abilities
MATCH (e)-[:AT]->(scope)
MATCH first = (who:Node)-[:MEMBER_OF*0..%deepestNesting%]->()-[:HOLDS]->(e)
MATCH second = (who)-[:MEMBER_OF*0..%deepestNesting%]->()-[:HOLDS]->(f)
WHERE $other IN f.abilities
  AND (EXISTS { (who)-[:MEMBER_OF*0..%deepestNesting%]->(one) WHERE one.id IN $spared }
    OR NOT EXISTS { (f)-[:AT]->()<-[:CONTAINS*0..%deepestScope%]-(above) WHERE $other IN above.denied })
  AND ($tenant IS NULL OR EXISTS { MATCH (f)-[:AT]->(there) WHERE there.id IN [$tenant, scope.id] })
  AND NOT EXISTS {
    MATCH (who)-[:MEMBER_OF]->(group)
    WHERE EXISTS { (group)-[:MEMBER_OF*0..%deepestNesting%]->()-[:HOLDS]->(e) }
      AND EXISTS {
        MATCH (group)-[:MEMBER_OF*0..%deepestNesting%]->()-[:HOLDS]->(g) WHERE $other IN g.abilities
          AND NOT EXISTS { (g)-[:AT]->()<-[:CONTAINS*0..%deepestScope%]-(above) WHERE $other IN above.denied }
          AND ($tenant IS NULL OR EXISTS { MATCH (g)-[:AT]->(there) WHERE there.id IN [$tenant, scope.id] })
      }
  }
  AND (EXISTS { (who)-[:MEMBER_OF*0..%deepestNesting%]->(one) WHERE one.id IN $spared }
    OR NOT EXISTS { (scope)<-[:CONTAINS*0..%deepestScope%]-(above) WHERE $ability IN above.denied })
WITH who, e, f, scope,
  reduce(most = 0, r IN relationships(first) + relationships(second) | CASE WHEN r.gate > most THEN r.gate ELSE most END) AS gate,
  CASE WHEN all(r IN relationships(first) + relationships(second) WHERE r.gate IS NULL OR r.gateKnown IS NOT NULL) THEN
    reduce(most = 0, r IN relationships(first) + relationships(second) | CASE WHEN r.gateKnown > most THEN r.gateKnown ELSE most END) END AS known
ORDER BY gate
OPTIONAL MATCH (p:Node {key: $snapshot + '/pop:' + $ability + ':' + scope.id})
WITH who, coalesce(p, CASE WHEN $ability IN scope.reachedBy THEN scope END) AS to, min(gate) AS gate, min(known) AS known, collect([e.id, f.id])[0] AS held
WHERE to IS NOT NULL AND NOT who:Entry
CREATE (who)-[:$($kind) {gate: gate, gateKnown: known, rule: 'two-powers',
  basis: CASE WHEN known = gate THEN 'OBSERVED' ELSE 'ASSUMED' END, evidence: held}]->(to)
