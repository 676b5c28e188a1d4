// Stores which abilities reach each user, judged when all was read.
//
// @param snapshot string       the snapshot that is being built
// @param rows     [string,string[],number[],number[],string[]][] id, abilities, what each leaves to defeat, the same where open questions are answered well (-1: not known to get in), keys of assumptions in one text
// @mode write
UNWIND $rows AS row
MATCH (n:Node {key: $snapshot + '/' + row[0]})
SET n.reachedBy = row[1], n.reachedGates = row[2], n.reachedKnown = row[3], n.reachedWhy = row[4]
