// People with what they were judged by, and the scopes that they lie in: a rehearsed change judges them again.
//
// @param snapshot string         the snapshot's id
// @param ids      string[]|null  whose; null: everybody's
// @row id         string       the person's id
// @row inputs     string|null  what sign-in is judged by, as JSON
// @row context    string|null  what derivation needs beside it, as JSON
// @row shielded   boolean      whether a restricted unit holds powers over the tenant back
// @row scopes     string[]     ids of what contains the person directly
// @row restricted string[]     those of them that are restricted units
MATCH (u:Node) WHERE u.listing STARTS WITH $snapshot + '/User/' AND ($ids IS NULL OR u.id IN $ids)
RETURN u.id AS id, u.signInInputs AS inputs, u.judgingContext AS context, coalesce(u.shielded, false) AS shielded,
  [(scope)-[:CONTAINS]->(u) | scope.id] AS scopes,
  [(scope)-[:CONTAINS]->(u) WHERE scope.restricted | scope.id] AS restricted
