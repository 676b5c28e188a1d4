// Gives a lease back.
//
// @param lease string  the lease's id
// @mode write
MATCH (lease:Lease {id: $lease}) DETACH DELETE lease
