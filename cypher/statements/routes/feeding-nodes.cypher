// Every node that leads to a target, whatever the gates: one linear walk backwards.
//
// @param to string  the target's key
// @row node number  internal id
// @plan NodeUniqueIndexSeek VarLengthExpand(Pruning,BFS,All) Distinct Projection ProduceResults Filter
MATCH (target:Node {key: $to})
MATCH (target) (()<-[link WHERE link.gate <= 5]-())* (from)
RETURN DISTINCT id(from) AS node
