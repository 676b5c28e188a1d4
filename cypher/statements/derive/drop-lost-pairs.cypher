// Removes links that rest on two powers, where deny assignments that name principals have left only one of them.
//
// @param rows  string[][]   keys of the denied, and of what stands in for their groups, each with that of somebody whose it is
// @param rule  string       the rule that drew the links
// @param one   string|null  the power over what is reached, at its scope; null where any role will do
// @param other string       the power beside it, anywhere
// @mode write
UNWIND $rows AS row
MATCH (who:Node {key: row[0]})-[link]->(to) WHERE link.rule = $rule
MATCH (member:Node {key: row[1]})
OPTIONAL MATCH (to)-[:AT]->(at)
WITH member, link, coalesce(at, to) AS scope
WHERE NOT (
  EXISTS {
    MATCH (member)<-[:SIGNED_IN*0..1]-()-[:MEMBER_OF|SIGNED_IN*0..%deepestNesting%]->()-[:HOLDS]->()<-[:SIGNED_IN*0..1]-(f)
    WHERE $other IN f.abilities
  }
  AND ($one IS NULL OR EXISTS {
    MATCH (member)<-[:SIGNED_IN*0..1]-()-[:MEMBER_OF|SIGNED_IN*0..%deepestNesting%]->()-[:HOLDS]->()<-[:SIGNED_IN*0..1]-(e)
    WHERE $one IN e.abilities AND EXISTS { (e)-[:AT]->(scope) }
  }))
DELETE link
