// The one Population through which control of the tenant leads on.
//
// @param snapshot   string  the snapshot that is being built
// @param tenant     string  the tenant's id
// @param population string  the Population's id
// @mode write
MATCH (tenant:Node {key: $snapshot + '/' + $tenant})
WITH tenant, $population AS id, 'everything in ' + tenant.name AS name
CREATE (p:Node:Population {
  key: $snapshot + '/' + id, id: id, sourceId: id, name: name, kind: 'Population',
  listing: $snapshot + '/Population/' + toLower(name) + '/' + id })
CREATE (p)-[:AT]->(tenant)
CREATE (tenant)-[:CONTROLS {gate: 0, gateKnown: 0, rule: 'everything-sensitive', basis: 'OBSERVED', evidence: [tenant.id]}]->(p)
