// Takes or renews a lease: as long as it beats, the snapshot it names is not dropped.
//
// @param lease    string  the lease's id
// @param snapshot string  the snapshot
// @row held string  the snapshot's id
// @mode write
MATCH (s:Snapshot {id: $snapshot, state: 'READY'})
MERGE (lease:Lease {id: $lease})
SET lease.heartbeat = datetime()
MERGE (lease)-[:NAMES]->(s)
RETURN s.id AS held
