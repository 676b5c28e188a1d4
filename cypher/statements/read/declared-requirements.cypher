// Nodes of which postern.yaml says what they require, or that they require nothing, with what they require by default.
//
// @param snapshot string  the snapshot's id
// @row node     number  internal id
// @row required number  the level by default; 0 where the node is not sensitive by default
MATCH (n:Node) WHERE n.key STARTS WITH $snapshot + '/' AND n.sensitivityDeclared
RETURN id(n) AS node, n.requiredByDefault AS required
