// Stores which abilities reach each user, judged when all was read.
//
// @param snapshot string       the snapshot that is being built
// @param rows     [string,string[],number[],string[]][] id, abilities, what each leaves to defeat, those that are ASSUMED
// @mode write
UNWIND $rows AS row
MATCH (n:Node {key: $snapshot + '/' + row[0]})
SET n.reachedBy = row[1], n.reachedGates = row[2], n.reachedAssumed = row[3]
