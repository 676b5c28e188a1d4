// Stores which units are restricted, and what they shield.
//
// @param snapshot   string    the snapshot that is being built
// @param restricted string[]  ids of the units
// @param shielded   string[]  ids of their members
// @mode write
CALL () {
  UNWIND $restricted AS id MATCH (n:Node {key: $snapshot + '/' + id}) SET n.restricted = true
}
CALL () {
  UNWIND $shielded AS id MATCH (n:Node {key: $snapshot + '/' + id}) SET n.shielded = true
}
