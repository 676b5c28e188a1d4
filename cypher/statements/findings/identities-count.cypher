// How many identities of a snapshot there are by what they are asked for.
//
// @param snapshot string         the snapshot's id
// @param sorts    string[]|null  only these sorts; null: all
// @param flags    string[]       only what has each of these
// @param expires  number|null    only what has a credential that ends by then, ms since 1970; null: all
// @param text     string         in lower case, part of the name or id; empty: all
// @row total number
MATCH (r:IdentityRecord) WHERE r.key STARTS WITH $snapshot + '/'
  AND ($sorts IS NULL OR r.sort IN $sorts)
  AND all(flag IN $flags WHERE flag IN r.flags)
  AND ($expires IS NULL OR r.expiresAt <= $expires)
  AND ($text = '' OR r.words CONTAINS $text)
RETURN count(*) AS total
