// Stores findings of a snapshot: what is filtered by as properties, all of it as one JSON document.
//
// @param rows FindingProperties[]  key, rule, severity as a number, subject, words to look in, document
// @mode write
UNWIND $rows AS row
CREATE (f:Finding)
SET f = row
