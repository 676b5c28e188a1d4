// The salt of digests, made at the first need and kept for as long as the database: it is in no snapshot.
//
// @param fresh string  what it becomes where there is none yet
// @row salt string
// @mode write
MERGE (c:Current {name: 'current'})
SET c.digestSalt = coalesce(c.digestSalt, $fresh)
RETURN c.digestSalt AS salt
