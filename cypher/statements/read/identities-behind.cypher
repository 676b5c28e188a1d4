// Who is behind a node: the person who is signed in at one audience, the workload that a credential authenticates.
//
// @param snapshot string  the snapshot's id
// @param kind     string  the kind of node that the links leave: User or Credential
// @row node   number  internal id of the node
// @row behind number  internal id of who is behind it
MATCH (n:Node) WHERE n.listing STARTS WITH $snapshot + '/' + $kind + '/'
MATCH (n)-[r:SIGNED_IN|AUTHENTICATES]->(m)
WITH type(r) = 'SIGNED_IN' AS isSignedIn, id(n) AS from, id(m) AS to
RETURN CASE WHEN isSignedIn THEN to ELSE from END AS node, CASE WHEN isSignedIn THEN from ELSE to END AS behind
