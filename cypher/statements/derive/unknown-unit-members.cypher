// What an ability reaches at a unit whose members were not collected may be whatever it reaches in the tenant.
//
// @param snapshot   string    the snapshot that is being built
// @param population string    the id of the ability's Population at the tenant
// @param ability    string    the ability
// @param units      string[]  ids of the units
// @mode write
MATCH (everything:Node {key: $snapshot + '/' + $population})
UNWIND $units AS unit
MATCH (part:Node {key: $snapshot + '/pop:' + $ability + ':' + unit})
CREATE (part)-[:INCLUDES {gate: 0, rule: 'not-collected', basis: 'ASSUMED',
  evidence: [unit, 'assumption:' + $ability]}]->(everything)
