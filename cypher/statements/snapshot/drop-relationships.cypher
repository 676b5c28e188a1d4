// Deletes some relationships of a snapshot, from a node on: before the nodes, since an entry has as many as users.
//
// A batch a call, because a statement that deletes what it matches holds all of it in memory first.
//
// @param id    string  the snapshot
// @param after string  the key to go on from; the snapshot's id and a slash at first
// @param limit number  how many at the most
// @row last    string|null  the key that was reached
// @row deleted number       how many there were; fewer than the limit: none is left
// @mode write
// @plan NodeUniqueIndexSeekByRange NodeIndexSeekByRange Expand(All) Filter Limit Eager Delete Projection EagerAggregation ProduceResults Top PartialSort PartialTop Sort CacheProperties Argument Apply
MATCH (n:Node) WHERE n.key >= $after AND n.key STARTS WITH $id + '/'
MATCH (n)-[r]->()
WITH n.key AS key, r ORDER BY key LIMIT $limit
DELETE r
RETURN max(key) AS last, count(*) AS deleted
