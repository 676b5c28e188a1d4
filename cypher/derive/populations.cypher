// One Population for each scope at or below one where somebody holds the ability: the hub that keeps links linear.
//
// @param snapshot   string  the snapshot that is being built
// @param ability    string  the ability
// @param population string  what it reaches, in words
// @mode batches
MATCH (e:Node) WHERE e.listing STARTS WITH $snapshot + '/Entitlement/' AND $ability IN e.abilities
MATCH (e)-[:AT]->(scope)
WITH DISTINCT scope
MATCH (scope)-[:CONTAINS*0..12]->(inner)
WHERE inner:Tenant OR inner:AdministrativeUnit OR inner:ManagementGroup OR inner:Subscription OR inner:ResourceGroup
WITH DISTINCT inner, $population + ' @ ' + inner.name AS name, 'pop:' + $ability + ':' + inner.id AS id
CALL (inner, name, id) {
  CREATE (p:Node:Population {
    key: $snapshot + '/' + id, id: id, sourceId: id, name: name, kind: 'Population',
    listing: $snapshot + '/Population/' + toLower(name) + '/' + id })
  CREATE (p)-[:AT]->(inner)
} IN TRANSACTIONS OF 10000 ROWS
