// Stores the inventory of a snapshot: what is filtered by as properties, all of it as one JSON document.
//
// @param rows RecordProperties[]  key, sort, flags, when a credential ends, words to look in, document
// @mode write
UNWIND $rows AS row
CREATE (r:IdentityRecord)
SET r = row
