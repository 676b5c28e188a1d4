// Starts a snapshot unless a load is alive or the database holds another tenant.
//
// @param id       string   the new snapshot's id
// @param tenant   string   the tenant's id
// @param source   string   where the facts came from, in words
// @param replace  boolean  whether another tenant's snapshot may be replaced
// @param stale    number   seconds without a heartbeat after which a load counts as dead
// @row busy       string|null  the snapshot of a load under way, where there is one
// @row heartbeat  string|null  its last heartbeat
// @row other      string|null  the tenant that the database holds, where it is another one
// @mode write
MERGE (c:Current {name: 'current'})
// The write takes the lock on the one pointer: two beginnings cannot overlap.
SET c.beginning = $id
WITH c
OPTIONAL MATCH (live:Snapshot {state: 'BUILDING'}) WHERE live.heartbeat > datetime() - duration({seconds: $stale})
WITH c, collect(live)[0] AS live
OPTIONAL MATCH (c)-[:IS]->(held:Snapshot) WHERE held.tenant <> $tenant AND NOT $replace
WITH live, held
FOREACH (_ IN CASE WHEN live IS NULL AND held IS NULL THEN [1] ELSE [] END |
  CREATE (:Snapshot {id: $id, tenant: $tenant, source: $source, state: 'BUILDING',
    createdAt: datetime(), heartbeat: datetime()}))
RETURN live.id AS busy, toString(live.heartbeat) AS heartbeat, held.tenant AS other
