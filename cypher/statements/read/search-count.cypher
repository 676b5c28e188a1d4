// How many nodes of some kinds have a name, id or alias that contains a text, or is that text.
//
// @param snapshot string    the snapshot's id
// @param kinds    string[]  the kinds to look in
// @param text     string    in lower case; empty: every node
// @param whole    boolean   whether the text is a whole name, id or alias, and not a part of one
// @row total number
// @plan ProduceResults EagerAggregation Filter Apply Unwind NodeIndexSeekByRange Argument CacheProperties
UNWIND $kinds AS kind
MATCH (n:Node) WHERE n.listing STARTS WITH $snapshot + '/' + kind + '/'
  AND ($text = '' OR toLower(n.name) CONTAINS $text OR n.id CONTAINS $text OR any(alias IN n.aliases WHERE alias CONTAINS $text))
  AND (NOT $whole OR toLower(n.name) = $text OR n.id = $text OR $text IN n.aliases)
RETURN count(*) AS total
