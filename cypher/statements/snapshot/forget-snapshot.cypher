// Deletes the record of a snapshot whose nodes are gone.
//
// @param id string  the snapshot
// @mode write
MATCH (s:Snapshot {id: $id, state: 'DROPPING'}) DETACH DELETE s
