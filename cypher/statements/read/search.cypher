// Nodes of some kinds whose name, id or alias contains a text, or is that text, by kind in the order given, then name.
//
// Each kind is read in the order of the listing index and left as soon as the page is full.
//
// @param snapshot string    the snapshot's id
// @param kinds    string[]  the kinds to look in, from the one of the last node that was given on
// @param text     string    in lower case; empty: every node
// @param whole    boolean   whether the text is a whole name, id or alias, and not a part of one
// @param after    string    the listing of the last node that was given; empty at first
// @param limit    number    how many at the most
// @row node    NodeRow
// @row listing string  where to go on after this node
// @plan ProduceResults Projection Top Sort Apply Unwind Limit Filter NodeIndexSeekByRange Argument CacheProperties
UNWIND range(0, size($kinds) - 1) AS rank
WITH rank, $kinds[rank] AS kind, CASE rank WHEN 0 THEN $after ELSE '' END AS after
CALL (kind, after) {
  MATCH (n:Node) WHERE n.listing STARTS WITH $snapshot + '/' + kind + '/'
    AND n.listing > after
    AND ($text = '' OR toLower(n.name) CONTAINS $text OR n.id CONTAINS $text OR any(alias IN n.aliases WHERE alias CONTAINS $text))
    AND (NOT $whole OR toLower(n.name) = $text OR n.id = $text OR $text IN n.aliases)
  RETURN n ORDER BY n.listing LIMIT $limit
}
WITH rank, n ORDER BY rank, n.listing LIMIT $limit
RETURN n {
  .id, .sourceId, .name, .kind, .exposure, .exposureKnown, .exposureHeadline, .exposureWithoutTenantControl,
  .exposureByEntry, .requiredAssurance, .state, .measures, .sensitiveBecause, .details } AS node, n.listing AS listing
