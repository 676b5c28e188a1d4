// How many sensitive nodes there are, and how many of them are in which state.
//
// @param snapshot       string         the snapshot's id
// @param kinds          string[]|null  only these kinds; null: all
// @param text           string         in lower case, part of name or id; empty: all
// @param states         string[]|null  only those in these states; null: all
// @row total number
// @row under number  those that are under-protected
// @row undecided number
// @plan ProduceResults EagerAggregation Filter Projection CacheProperties NodeIndexSeekByRange
MATCH (n:Sensitive) WHERE n.key STARTS WITH $snapshot + '/'
  AND ($kinds IS NULL OR n.kind IN $kinds)
  AND ($text = '' OR toLower(n.name) CONTAINS $text OR n.id CONTAINS $text)
  AND ($states IS NULL OR n.state IN $states)
RETURN count(*) AS total, count(CASE WHEN n.state = 'UNDER_PROTECTED' THEN 1 END) AS under,
  count(CASE WHEN n.state = 'UNDECIDED' THEN 1 END) AS undecided
