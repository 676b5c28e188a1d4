// How many routes of exactly %length% links can be completed by defeating $barrier or less.
//
// @repeat length 1..%longestListed%
// @param to      string         the target's key, or that of the target at one audience
// @param ends    number[]       internal ids of the target at every audience: a route ends at the first of them
// @param barrier number         the highest gate that may be on the route
// @param kinds   string[]|null  the link kinds that may be walked; null: all
// @param entries string[]|null  the ids of the entries that count; null: all
// @param without string[]       ids of nodes to keep out, at every audience
// @param through string[]       ids of nodes that must lie on the route, at any audience
// @param assumed boolean        whether gates count open questions at their worst; otherwise known gates are walked
// @param repeats boolean        whether links count that repeat what another says
// @row routes number
// @plan NodeUniqueIndexSeek VarLengthExpand(All) Filter EagerAggregation ProduceResults
MATCH (target:Node {key: $to})
MATCH p = (target) (()<-[link WHERE CASE WHEN $assumed THEN link.gate ELSE link.gateKnown END <= $barrier
    AND ($repeats OR link.repeats IS NULL)
    AND ($kinds IS NULL OR type(link) IN $kinds)
  ]-(from WHERE CASE WHEN $assumed THEN from.exposure ELSE from.exposureKnown END <= $barrier AND NOT id(from) IN $ends AND none(id IN $without WHERE from.id = id OR from.id STARTS WITH id + '@'))){%length%} (start:Entry)
WHERE ($entries IS NULL OR start.id IN $entries)
  AND all(id IN $through WHERE any(n IN nodes(p) WHERE n.id = id OR n.id STARTS WITH id + '@'))
  AND all(n IN nodes(p) WHERE single(other IN nodes(p) WHERE other = n))
RETURN count(*) AS routes
