// Relationships of a node that nobody can walk, but that explain: what contains it, who owns it, where it is held.
//
// @param key   string  the node's key
// @param limit number  how many at the most
// @row fact     string   the kind of fact
// @row outward  boolean  whether it points away from the node
// @row other    NodeRow
// @plan ProduceResults Projection Top CacheProperties Filter Expand(All) NodeUniqueIndexSeek
MATCH (n:Node {key: $key})
MATCH (n)-[r]-(other) WHERE r.gate IS NULL
WITH type(r) AS fact, startNode(r) = n AS outward, other ORDER BY fact, outward, toLower(other.name), other.id LIMIT $limit
RETURN fact, outward, other {
  .id, .sourceId, .name, .kind, .exposure, .exposureKnown, .exposureHeadline, .exposureWithoutTenantControl,
  .exposureByEntry, .requiredAssurance, .state, .measures, .sensitiveBecause, .details } AS other
