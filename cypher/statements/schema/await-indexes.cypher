// Waits until the indexes are online, so that the first load does not scan.
//
// @mode read
CALL db.awaitIndexes(300)
