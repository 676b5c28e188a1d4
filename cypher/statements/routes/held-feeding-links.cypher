// The links of every walk from a node which is held to a target that needs $barrier or less, each once; null where there are too many to be walked outside the database.
//
// @param to      string         the target's key, or that of the target at one audience
// @param ends    number[]       internal ids of the target at every audience: a route ends at the first of them
// @param barrier number         the highest gate that may be on the route
// @param kinds   string[]|null  the link kinds that may be walked; null: all
// @param start   string         the key of the node that is held
// @param reach   number[]       internal ids of the nodes that the start reaches at this barrier
// @param without string[]       ids of nodes to keep out, at every audience
// @param through string[]       ids of nodes that must lie on the route, at any audience
// @param assumed boolean        whether gates count open questions at their worst; otherwise known gates are walked
// @param repeats boolean        whether links count that repeat what another says
// @param most    number         how many links are not too many
// @row links FeedingLink[]|null
// @plan NodeUniqueIndexSeek VarLengthExpand(Pruning,BFS,All) Distinct Expand(All) Filter Projection Limit EagerAggregation ProduceResults CacheProperties
MATCH (target:Node {key: $to})
MATCH (target) (()<-[link WHERE CASE WHEN $assumed THEN link.gate ELSE link.gateKnown END <= $barrier
    AND ($repeats OR link.repeats IS NULL)
    AND ($kinds IS NULL OR type(link) IN $kinds)
  ]-(from WHERE id(from) IN $reach AND NOT id(from) IN $ends AND none(id IN $without WHERE from.id = id OR from.id STARTS WITH id + '@')))* (node)
WITH DISTINCT node
MATCH (node)<-[link WHERE CASE WHEN $assumed THEN link.gate ELSE link.gateKnown END <= $barrier
    AND ($repeats OR link.repeats IS NULL)
    AND ($kinds IS NULL OR type(link) IN $kinds)
  ]-(from WHERE id(from) IN $reach AND NOT id(from) IN $ends AND none(id IN $without WHERE from.id = id OR from.id STARTS WITH id + '@'))
WITH node, link, from LIMIT $most + 1
WITH collect([id(link), id(from), id(node), CASE WHEN $assumed THEN link.gate ELSE link.gateKnown END, link.gateKnown, from.key = $start,
  [place IN range(0, size($through) - 1) WHERE from.id = $through[place] OR from.id STARTS WITH $through[place] + '@']]) AS links
RETURN CASE WHEN size(links) <= $most THEN links END AS links
