// What an ability reaches at a unit whose members were not collected may be whatever it reaches in the tenant.
//
// @param snapshot string    the snapshot that is being built
// @param tenant   string    the tenant's id
// @param ability  string    the ability
// @param units    string[]  ids of the units
// @mode write
MATCH (everything:Node {key: $snapshot + '/pop:' + $ability + ':' + $tenant})
UNWIND $units AS unit
MATCH (part:Node {key: $snapshot + '/pop:' + $ability + ':' + unit})
CREATE (part)-[:INCLUDES {gate: 0, rule: 'not-collected', basis: 'ASSUMED',
  evidence: [unit, 'assumption:' + $ability]}]->(everything)
