// The links that leave a node, with the node at their other end; by kind, then name.
//
// @param key   string         the node's key
// @param kinds string[]|null  only these kinds of link; null: all
// @param skip  number         how many were given before
// @param limit number         how many at the most
// @row link  LinkRow
// @row other NodeRow
// @plan ProduceResults Projection Skip Top CacheProperties Filter Expand(All) NodeUniqueIndexSeek
MATCH (n:Node {key: $key})
MATCH (n)-[r]->(other) WHERE r.gate IS NOT NULL AND ($kinds IS NULL OR type(r) IN $kinds)
WITH r, other ORDER BY type(r), toLower(other.name), other.id, r.gate, r.rule, elementId(r) SKIP $skip LIMIT $limit
RETURN
  r { .gate, .gateKnown, .assurance, .basis, .rule, .evidence, .authenticators, .says, id: elementId(r), kind: type(r) } AS link,
  other {
    .id, .sourceId, .name, .kind, .exposure, .exposureKnown, .exposureHeadline, .exposureWithoutTenantControl,
    .exposureByEntry, .requiredAssurance, .state, .measures, .sensitiveBecause, .details } AS other
