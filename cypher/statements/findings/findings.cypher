// Findings of a snapshot, worst first, by what they are asked for.
//
// @param snapshot string         the snapshot's id
// @param severity number         the least severe that is wanted: 0 critical, 3 low
// @param rules    string[]|null  only these rules; null: all
// @param subject  string|null    only of this node; null: of all
// @param verdict  string|null    FOUND or UNKNOWN; null: both
// @param hygiene  boolean|null   only hygiene, or none of it; null: both
// @param controls string[]|null  only evidence towards one of these; null: all
// @param text     string         in lower case, part of the sentence or of a name; empty: all
// @param skip     number         how many were given before
// @param limit    number         how many at the most
// @row document string  the finding as JSON
MATCH (f:Finding) WHERE f.key STARTS WITH $snapshot + '/'
  AND f.severity <= $severity
  AND ($rules IS NULL OR f.rule IN $rules)
  AND ($subject IS NULL OR f.subject = $subject)
  AND ($verdict IS NULL OR f.verdict = $verdict)
  AND ($hygiene IS NULL OR f.hygiene = $hygiene)
  AND ($controls IS NULL OR any(control IN f.controls WHERE control IN $controls))
  AND ($text = '' OR f.words CONTAINS $text)
RETURN f.document AS document
ORDER BY f.place SKIP $skip LIMIT $limit
