// One Population for each scope at or below one where somebody holds the ability: the hub that keeps links linear.
//
// @param snapshot   string    the snapshot that is being built
// @param ability    string    the ability
// @param population string    what it reaches, in words
// @param scopes     string[]  ids of the scopes, those left out where the ability reaches nothing
// @mode batches
UNWIND $scopes AS scope
MATCH (inner:Node {key: $snapshot + '/' + scope})
WITH inner, $population + ' @ ' + inner.name AS name, 'pop:' + $ability + ':' + inner.id AS id
CALL (inner, name, id) {
  CREATE (p:Node:Population {
    key: $snapshot + '/' + id, id: id, sourceId: id, name: name, kind: 'Population',
    listing: $snapshot + '/Population/' + toLower(name) + '/' + id })
  CREATE (p)-[:AT]->(inner)
} IN TRANSACTIONS OF 10000 ROWS
