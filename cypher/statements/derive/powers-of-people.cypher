// The abilities over the whole tenant that people have by the roles that they hold, or may activate.
//
// @param snapshot string    the snapshot that is being built
// @param tenant   string    the tenant's id
// @param people   string[]  their ids
// @row person    string
// @row abilities string[]
// @mode read
UNWIND $people AS person
MATCH (:Node {key: $snapshot + '/' + person})-[:MEMBER_OF*0..%deepestNesting%]->()-[:HOLDS]->(e)
MATCH (e)-[:AT]->(:Node {key: $snapshot + '/' + $tenant})
UNWIND e.abilities AS ability
RETURN person, collect(DISTINCT ability) AS abilities
