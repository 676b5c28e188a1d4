// Marks, of the links that join the same two nodes, those that ask for no less than another of them.
//
// @param pairs [number,number][]  internal ids of nodes that several links join
// @mode write
UNWIND $pairs AS pair
MATCH (from) WHERE id(from) = pair[0]
MATCH (to) WHERE id(to) = pair[1]
MATCH (from)-[link]->(to) WHERE link.gate IS NOT NULL
WITH from, to, link ORDER BY link.gate, coalesce(link.gateKnown, 9), type(link), link.rule, id(link)
WITH from, to, collect(link) AS links
UNWIND range(1, size(links) - 1) AS at
WITH links[at] AS link, links[..at] AS before
WHERE any(other IN before WHERE coalesce(other.gateKnown, 9) <= coalesce(link.gateKnown, 9))
SET link.repeats = true
