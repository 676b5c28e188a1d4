// What else a change may touch: by what people are judged, who approves activations, and which groups may hold roles.
//
// @param snapshot string  the snapshot's id
// @param tenant   string  the tenant's id
// @row inputs         string|null  what sign-in is judged by, as JSON
// @row context        string|null  what derivation needs beside it, as JSON
// @row waiting        string|null  what links that wait for an approval ask of themselves, as JSON
// @row approvers      string[]     ids of who approves activations
// @row roleAssignable string[]     ids of groups that may hold roles
MATCH (t:Node {key: $snapshot + '/' + $tenant})
CALL () {
  MATCH (g:Node) WHERE g.listing STARTS WITH $snapshot + '/Group/' AND 'role-assignable-group-members' IN g.reachedBy
  RETURN collect(g.id) AS groups
}
CALL () {
  OPTIONAL MATCH (a:Node)-[:APPROVES]->() WHERE a.key STARTS WITH $snapshot + '/'
  RETURN collect(DISTINCT a.id) AS approvers
}
RETURN t.signInInputs AS inputs, t.judgingContext AS context, t.waitingLinks AS waiting, approvers, groups AS roleAssignable
