// One shortest route at the target's own exposure, however long: for targets with none within the hop bound.
//
// @param to      string    the target's key
// @param entry   string    the key of one entry
// @param barrier number    the target's exposure
// @param known   boolean   whether known gates are walked, so that the route is seen
// @row links number[]  internal ids of its links, in its order
// @plan NodeUniqueIndexSeek CartesianProduct ShortestPath Projection ProduceResults
MATCH (target:Node {key: $to}), (entry:Node {key: $entry})
MATCH p = shortestPath((entry)-[*1..%longestSought%]->(target))
WHERE all(l IN relationships(p) WHERE CASE WHEN $known THEN l.gateKnown ELSE l.gate END <= $barrier)
RETURN [l IN relationships(p) | id(l)] AS links
