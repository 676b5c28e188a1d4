// What some principals hold in Azure is ASSUMED: something that may take it away was not applied.
//
// @param keys string[]  the keys of principals
// @mode write
UNWIND $keys AS key
MATCH (:Node {key: key})-[link:HOLDS|MEMBER_OF]->()
SET link.basis = 'ASSUMED', link.gateKnown = null
