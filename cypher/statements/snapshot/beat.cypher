// Says that a load is alive; no row where its snapshot was given up.
//
// @param id string  the snapshot that is being built
// @row id string
// @mode write
MATCH (s:Snapshot {id: $id, state: 'BUILDING'}) SET s.heartbeat = datetime()
RETURN s.id AS id
