// Publishes a finished snapshot: from this transaction on readers see it, and never half of it.
//
// @param id     string  the snapshot
// @param report string  what the load read, used and skipped, as JSON
// @row published string  the snapshot's id
// @mode write
MATCH (s:Snapshot {id: $id, state: 'BUILDING'})
MERGE (c:Current {name: 'current'})
WITH s, c
OPTIONAL MATCH (c)-[old:IS]->(before:Snapshot)
SET before.supersededAt = datetime()
DELETE old
WITH DISTINCT s, c
CREATE (c)-[:IS]->(s)
SET s.state = 'READY', s.publishedAt = datetime(), s.report = $report
RETURN s.id AS published
