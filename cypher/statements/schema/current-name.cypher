// There is one pointer to the published snapshot, however many loads race to make it.
//
// @mode write
CREATE CONSTRAINT current_name IF NOT EXISTS FOR (c:Current) REQUIRE c.name IS UNIQUE
