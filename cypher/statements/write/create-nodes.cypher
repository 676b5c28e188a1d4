// Creates nodes of one kind.
//
// @param labels string[]                  the kind and what else the nodes are labelled
// @param nodes  Record<string,unknown>[]  the properties of each
// @mode write
UNWIND $nodes AS node
CREATE (n:Node:$($labels))
SET n = node
