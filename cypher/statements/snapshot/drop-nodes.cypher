// Deletes some nodes of a snapshot, whose relationships are gone.
//
// @param id    string  the snapshot
// @param limit number  how many at the most
// @row deleted number  how many there were; fewer than the limit: none is left
// @mode write
MATCH (n:Node) WHERE n.key STARTS WITH $id + '/'
WITH n LIMIT $limit
DELETE n
RETURN count(*) AS deleted
