// Stores for objects which abilities a setting closes, and for scopes which abilities a deny assignment takes away.
//
// @param snapshot string              the snapshot that is being built
// @param closed   [string,string[]][] ids and abilities that do not reach them
// @param denied   [string,string[]][] ids of scopes and abilities that nobody but the exempt has there and below
// @mode write
CALL () {
  UNWIND $closed AS row MATCH (n:Node {key: $snapshot + '/' + row[0]}) SET n.closed = row[1]
}
CALL () {
  UNWIND $denied AS row MATCH (n:Node {key: $snapshot + '/' + row[0]}) SET n.denied = row[1]
}
