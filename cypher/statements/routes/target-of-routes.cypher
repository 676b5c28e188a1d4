// The target of a question about routes, with what was worked out about it when the snapshot was built.
//
// @param to string  the target's key
// @row number          number       internal id
// @row node            NodeRow
// @row exposure        number|null  the lowest barrier of any route to it
// @row upstreamGates   number       the gates on walks to it, as bits
// @row upstreamAssumed number       the levels at which an assumption lies on a walk to it, as bits
// @row parts           EndRow[]     the same node at each audience, where its ways in differ
// @row longestUpstream number|null  no way to it without a repeated node is longer; null where that is not known
// @plan NodeUniqueIndexSeek RollUpApply Expand(All) Argument Filter Projection ProduceResults CacheProperties
MATCH (target:Node {key: $to})
RETURN id(target) AS number, [(target)-[:SIGNED_IN]->(part) | {key: part.key, number: id(part), node: part {
    .id, .sourceId, .name, .kind, .exposure, .exposureKnown, .exposureHeadline, .exposureWithoutTenantControl,
    .exposureByEntry, .requiredAssurance, .state, .measures, .sensitiveBecause, .details }}] AS parts, target {
    .id, .sourceId, .name, .kind, .exposure, .exposureKnown, .exposureHeadline, .exposureWithoutTenantControl,
    .exposureByEntry, .requiredAssurance, .state, .measures, .sensitiveBecause, .details } AS node, target.exposure AS exposure, coalesce(target.upstreamGates, 0) AS upstreamGates,
  coalesce(target.upstreamAssumed, 0) AS upstreamAssumed,
  target.longestUpstream AS longestUpstream
