// How many nodes of some kinds have a name or id that contains a text.
//
// @param snapshot string    the snapshot's id
// @param kinds    string[]  the kinds to look in
// @param text     string    in lower case; empty: every node
// @row total number
// @plan ProduceResults EagerAggregation Filter Apply Unwind NodeIndexSeekByRange Argument CacheProperties
UNWIND $kinds AS kind
MATCH (n:Node) WHERE n.listing STARTS WITH $snapshot + '/' + kind + '/'
  AND ($text = '' OR toLower(n.name) CONTAINS $text OR n.id CONTAINS $text)
RETURN count(*) AS total
