// How many people's accounts can be taken over at a level and lead to a node with nothing above that level to defeat.
//
// One breadth-first walk backwards from the node; accounts that need more are not walked through.
//
// @param key   string  the node's key
// @param level number  the highest gate that may be on the way
// @param apart string[] ids of people who are counted apart too
// @row total number
// @row apart number   how many of them are among those
// @plan ProduceResults EagerAggregation Projection Filter VarLengthExpand(Pruning,BFS,All) NodeUniqueIndexSeek
MATCH (target:Node {key: $key})
MATCH p = (target)<-[links*1..]-(person:User)
WHERE all(link IN links WHERE link.gate <= $level) AND all(n IN nodes(p) WHERE n.exposure <= $level)
WITH DISTINCT person
RETURN count(*) AS total, count(CASE WHEN person.id IN $apart THEN 1 END) AS apart
