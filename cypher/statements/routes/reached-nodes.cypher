// Every node that a held node reaches by defeating $barrier or less, within some nodes: one linear walk forwards.
//
// @param start   string    the key of the node that is held
// @param barrier number    the highest gate that may be crossed
// @param within  number[]  internal ids of the nodes that matter
// @row node number  internal id
// @plan NodeUniqueIndexSeek VarLengthExpand(Pruning,BFS,All) Distinct Projection ProduceResults Filter
MATCH (start:Node {key: $start})
MATCH (start) (()-[link WHERE link.gate <= $barrier]->(to WHERE id(to) IN $within))* (reached)
RETURN DISTINCT id(reached) AS node
