// Deletes some findings of a snapshot.
//
// @param id    string  the snapshot
// @param limit number  how many at the most
// @row deleted number  how many there were; fewer than the limit: none is left
// @mode write
MATCH (f:Finding) WHERE f.key STARTS WITH $id + '/'
WITH f LIMIT $limit
DELETE f
RETURN count(*) AS deleted
