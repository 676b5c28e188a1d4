// Stores the state and the measures of each sensitive resource.
//
// @param rows ProtectionRow[]  internal id, state, seen and assumed identities, all measures as JSON
// @mode write
UNWIND $rows AS row
MATCH (n) WHERE id(n) = row[0]
SET n.state = row[1], n.openSeen = row[2], n.openAssumed = row[3], n.measures = row[4]
