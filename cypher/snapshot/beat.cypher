// Says that a load is alive.
//
// @param id string  the snapshot that is being built
// @mode write
MATCH (s:Snapshot {id: $id}) SET s.heartbeat = datetime()
