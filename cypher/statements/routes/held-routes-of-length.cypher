// Routes of exactly %length% links that begin at a node which is held, completed by defeating $barrier and by nothing less.
//
// Walks backwards from the target: $reach, worked out for the question, cuts every branch that the start does not feed.
//
// @repeat length 1..%longestListed%
// @param to      string         the target's key, or that of the target at one audience
// @param ends    number[]       internal ids of the target at every audience: a route ends at the first of them
// @param barrier number         the highest gate on the route
// @param passed  boolean        whether lower barriers were listed before, so that one gate must equal the barrier
// @param kinds   string[]|null  the link kinds that may be walked; null: all
// @param start   string         the key of the node that is held
// @param reach   number[]       internal ids of the nodes that the start reaches at this barrier
// @param without string[]       ids of nodes to keep out, at every audience
// @param through string[]       ids of nodes that must lie on the route, at any audience
// @param assumed boolean        whether the barrier counts open questions at their worst; otherwise it is one of known gates
// @param known   boolean        whether known gates are walked, so that every route is seen
// @param unsure  boolean        whether a link must be there whose known gate is above the barrier, so that no route is seen
// @param repeats boolean        whether links count that repeat what another says
// @param skip    number         routes of this barrier and length that were listed before
// @param limit   number         how many to list
// @row links number[]  internal ids of a route's links, in its order
// @plan NodeUniqueIndexSeek VarLengthExpand(All) Filter Skip Limit Projection ProduceResults
MATCH (target:Node {key: $to})
MATCH p = (target) (()<-[link WHERE CASE WHEN $known THEN link.gateKnown ELSE link.gate END <= $barrier
    AND ($repeats OR link.repeats IS NULL)
    AND ($kinds IS NULL OR type(link) IN $kinds)
  ]-(from WHERE id(from) IN $reach AND NOT id(from) IN $ends AND none(id IN $without WHERE from.id = id OR from.id STARTS WITH id + '@'))){%length%} (start)
WHERE start.key = $start
  AND (NOT $passed OR any(l IN link WHERE CASE WHEN $assumed THEN l.gate ELSE l.gateKnown END = $barrier))
  AND (NOT $unsure OR any(l IN link WHERE l.gateKnown IS NULL OR l.gateKnown > $barrier))
  AND all(id IN $through WHERE any(n IN nodes(p) WHERE n.id = id OR n.id STARTS WITH id + '@'))
  AND all(n IN nodes(p) WHERE single(other IN nodes(p) WHERE other = n))
WITH p SKIP $skip LIMIT $limit
RETURN [l IN reverse(relationships(p)) | id(l)] AS links
