// How many sensitive nodes there are, and how many of them are under-protected.
//
// @param snapshot       string         the snapshot's id
// @param kinds          string[]|null  only these kinds; null: all
// @param text           string         in lower case, part of name or id; empty: all
// @param underProtected boolean|null   only those that are, or are not; null: all
// @row total number
// @row under number  those whose exposure is below their requirement
// @plan ProduceResults EagerAggregation Filter Projection CacheProperties NodeIndexSeekByRange
MATCH (n:Sensitive) WHERE n.key STARTS WITH $snapshot + '/'
  AND ($kinds IS NULL OR n.kind IN $kinds)
  AND ($text = '' OR toLower(n.name) CONTAINS $text OR n.id CONTAINS $text)
WITH coalesce(n.exposure < n.requiredAssurance, false) AS under
WHERE $underProtected IS NULL OR under = $underProtected
RETURN count(*) AS total, count(CASE WHEN under THEN 1 END) AS under
