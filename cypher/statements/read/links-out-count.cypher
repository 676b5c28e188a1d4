// How many links leave a node.
//
// @param key   string         the node's key
// @param kinds string[]|null  only these kinds of link; null: all
// @row total number
// @plan ProduceResults EagerAggregation Filter Expand(All) NodeUniqueIndexSeek
MATCH (n:Node {key: $key})
MATCH (n)-[r]->(other) WHERE r.gate IS NOT NULL AND ($kinds IS NULL OR type(r) IN $kinds)
RETURN count(*) AS total
