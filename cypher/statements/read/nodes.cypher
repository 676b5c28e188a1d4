// Some nodes.
//
// @param keys string[]  the nodes' keys
// @row node NodeRow
// @plan ProduceResults Projection Unwind NodeUniqueIndexSeek Apply Argument CacheProperties
UNWIND $keys AS key
MATCH (n:Node {key: key})
RETURN n {
  .id, .sourceId, .name, .kind, .exposure, .exposureKnown, .exposureHeadline, .exposureWithoutTenantControl,
  .exposureByEntry, .requiredAssurance, .state, .measures, .sensitiveBecause, .details } AS node
