// The state of a snapshot, asked after the last query of a request: reading while it is dropped counts wrongly.
//
// @param id string  the snapshot
// @row state string  BUILDING, READY or DROPPING
MATCH (s:Snapshot {id: $id})
RETURN s.state AS state
