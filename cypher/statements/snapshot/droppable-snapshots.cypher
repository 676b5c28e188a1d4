// The snapshots that may go: dead loads, drops left unfinished, and superseded ones beyond those to keep, at rest.
//
// @param own   string|null  the snapshot that the asker builds itself, however long it was silent
// @param keep  number  how many snapshots stay, the published one included
// @param rest  number  seconds that a superseded snapshot stays at least
// @param stale number   seconds without a heartbeat after which a load counts as dead
// @param leaseStale number  the same for a lease
// @row id string
// @mode write
OPTIONAL MATCH (lease:Lease) WHERE lease.heartbeat < datetime() - duration({seconds: $leaseStale})
DETACH DELETE lease
WITH count(*) AS ignored
MATCH (s:Snapshot)
WITH s ORDER BY s.createdAt DESC
WITH collect(s) AS snapshots
WITH snapshots, [s IN snapshots WHERE s.state = 'READY' | s][$keep..] AS beyond
UNWIND snapshots AS s
WITH s, s IN beyond AS beyond
WHERE s.state = 'DROPPING'
   OR s.state = 'BUILDING' AND ($own IS NULL OR s.id <> $own) AND s.heartbeat < datetime() - duration({seconds: $stale})
   OR s.state = 'READY' AND beyond AND NOT EXISTS { (:Current)-[:IS]->(s) }
      AND s.supersededAt < datetime() - duration({seconds: $rest})
      AND NOT EXISTS { (:Lease)-[:NAMES]->(s) }
SET s.state = 'DROPPING'
RETURN s.id AS id
