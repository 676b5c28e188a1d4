// Sensitive nodes, worst first: by state, control of the tenant first, most seen and assumed identities, highest requirement, name.
//
// @param snapshot       string         the snapshot's id
// @param kinds          string[]|null  only these kinds; null: all
// @param text           string         in lower case, part of name or id; empty: all
// @param states         string[]|null  only those in these states; null: all
// @param skip           number         how many were given before
// @param limit          number         how many at the most
// @row node NodeRow
// @plan ProduceResults Projection Skip Top Filter CacheProperties NodeIndexSeekByRange
MATCH (n:Sensitive) WHERE n.key STARTS WITH $snapshot + '/'
  AND ($kinds IS NULL OR n.kind IN $kinds)
  AND ($text = '' OR toLower(n.name) CONTAINS $text OR n.id CONTAINS $text)
  AND ($states IS NULL OR n.state IN $states)
WITH n, CASE n.state WHEN 'UNDER_PROTECTED' THEN 0 WHEN 'UNDECIDED' THEN 1 ELSE 2 END AS rank
ORDER BY rank, n.kind <> 'Tenant', n.openSeen DESC, n.openAssumed DESC, n.requiredAssurance DESC, toLower(n.name), n.id SKIP $skip LIMIT $limit
RETURN n {
  .id, .sourceId, .name, .kind, .exposure, .exposureKnown, .exposureHeadline, .exposureWithoutTenantControl,
  .exposureByEntry, .requiredAssurance, .state, .measures, .sensitiveBecause, .details } AS node
