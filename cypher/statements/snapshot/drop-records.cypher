// Deletes some of the inventory of a snapshot.
//
// @param id    string  the snapshot
// @param limit number  how many at the most
// @row deleted number  how many there were; fewer than the limit: none is left
// @mode write
MATCH (r:IdentityRecord) WHERE r.key STARTS WITH $id + '/'
WITH r LIMIT $limit
DELETE r
RETURN count(*) AS deleted
