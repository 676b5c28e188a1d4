// Keeps what the links that wait for an approval ask of themselves, so that a rehearsed change can settle them again.
//
// @param tenant  string  the tenant's key
// @param waiting string  the links as JSON
// @mode write
MATCH (t:Node {key: $tenant}) SET t.waitingLinks = $waiting
