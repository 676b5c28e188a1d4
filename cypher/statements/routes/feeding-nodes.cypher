// Every node that leads to a target, whatever the gates: one linear walk backwards.
//
// @param to string[]  the keys of the target, and of the target at each audience
// @row node number  internal id
// @plan NodeUniqueIndexSeek VarLengthExpand(Pruning,BFS,All) Distinct Projection ProduceResults Filter
MATCH (target:Node) USING INDEX target:Node(key) WHERE target.key IN $to
MATCH (target) (()<-[link WHERE link.gate <= 5]-())* (from)
RETURN DISTINCT id(from) AS node
