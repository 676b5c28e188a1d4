// Moves a node's abilities to its nodes by audience: each to the one where it is used.
//
// @param keys    string[]                the nodes' keys
// @param byRule  Record<string,string>   the audience of an ability, which is the link's rule
// @param byKind  Record<string,string>   the audience of a kind of link, for other rules
// @param usual   string                  the audience of everything else
// @mode write
UNWIND $keys AS key
MATCH (from:Node {key: key})-[r]->(to)
WHERE r.gate IS NOT NULL AND NOT type(r) IN ['MEMBER_OF', 'HOLDS', 'SIGNED_IN']
WITH from, r, to, coalesce($byRule[r.rule], $byKind[type(r)], $usual) AS audience
MATCH (fromAt:Node {key: from.key + '@' + audience})
CREATE (fromAt)-[copy:$(type(r))]->(to)
SET copy = properties(r)
DELETE r
