// Sensitive nodes, worst first: under-protected, lowest exposure, highest requirement, name.
//
// @param snapshot       string         the snapshot's id
// @param kinds          string[]|null  only these kinds; null: all
// @param text           string         in lower case, part of name or id; empty: all
// @param underProtected boolean|null   only those that are, or are not; null: all
// @param skip           number         how many were given before
// @param limit          number         how many at the most
// @row node NodeRow
// @plan ProduceResults Projection Skip Top Filter CacheProperties NodeIndexSeekByRange
MATCH (n:Sensitive) WHERE n.key STARTS WITH $snapshot + '/'
  AND ($kinds IS NULL OR n.kind IN $kinds)
  AND ($text = '' OR toLower(n.name) CONTAINS $text OR n.id CONTAINS $text)
WITH n, coalesce(n.exposure < n.requiredAssurance, false) AS under
WHERE $underProtected IS NULL OR under = $underProtected
WITH n, under
ORDER BY under DESC, coalesce(n.exposure, 6), n.requiredAssurance DESC, toLower(n.name), n.id SKIP $skip LIMIT $limit
RETURN n {
  .id, .sourceId, .name, .kind, .exposure, .exposureKnown, .exposureHeadline, .exposureWithoutTenantControl,
  .exposureByEntry, .requiredAssurance, .sensitiveBecause, .details } AS node
