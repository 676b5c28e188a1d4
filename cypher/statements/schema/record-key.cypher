// Every record of the inventory is found by its key.
//
// @mode write
CREATE CONSTRAINT record_key IF NOT EXISTS FOR (r:IdentityRecord) REQUIRE r.key IS UNIQUE
