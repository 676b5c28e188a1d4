// Gives up a snapshot that is being built, so that it can be dropped.
//
// @param id string  the snapshot
// @mode write
MATCH (s:Snapshot {id: $id, state: 'BUILDING'}) SET s.state = 'DROPPING'
