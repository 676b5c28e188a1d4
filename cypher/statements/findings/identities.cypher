// Identities of a snapshot, by how far they get, then name.
//
// @param snapshot string         the snapshot's id
// @param sorts    string[]|null  only these sorts; null: all
// @param flags    string[]       only what has each of these
// @param expires  number|null    only what has a credential that ends by then, ms since 1970; null: all
// @param text     string         in lower case, part of the name or id; empty: all
// @param skip     number         how many were given before
// @param limit    number         how many at the most
// @row document string  the record as JSON
MATCH (r:IdentityRecord) WHERE r.key STARTS WITH $snapshot + '/'
  AND ($sorts IS NULL OR r.sort IN $sorts)
  AND all(flag IN $flags WHERE flag IN r.flags)
  AND ($expires IS NULL OR r.expiresAt <= $expires)
  AND ($text = '' OR r.words CONTAINS $text)
RETURN r.document AS document
ORDER BY r.place SKIP $skip LIMIT $limit
