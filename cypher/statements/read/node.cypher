// The node with this key.
//
// @param key string  the node's key: snapshot, slash, id in lower case
// @row node NodeRow
// @plan NodeUniqueIndexSeek Projection ProduceResults
MATCH (n:Node {key: $key})
RETURN n {
  .id, .sourceId, .name, .kind, .exposure, .exposureKnown, .exposureHeadline, .exposureWithoutTenantControl,
  .exposureByEntry, .requiredAssurance, .state, .measures, .sensitiveBecause, .details } AS node
