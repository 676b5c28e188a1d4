// What users, groups and entitlements hold and belong to: one row a node of a kind that holds anything or can do anything.
//
// A node at a time, so that the transaction does not grow with the tenant.
//
// @param snapshot string  the snapshot that is being built
// @param kind     string  User, Group, DirectMembers, EligibleMembers or Entitlement
// @row node      number    internal id
// @row id        string    the node's id
// @row name      string    its name
// @row abilities string[]  abilities that it gives, on an entitlement
// @row holdings  number[]  internal ids of the groups and entitlements that it is a member of or holds
// @row controls  string[]  kinds of its other links
MATCH (n:Node) WHERE n.listing STARTS WITH $snapshot + '/' + $kind + '/'
CALL (n) {
  MATCH (n)-[r]->(m) WHERE r.gate IS NOT NULL
  RETURN collect(CASE WHEN type(r) IN ['MEMBER_OF', 'HOLDS'] THEN id(m) END) AS holdings,
    collect(DISTINCT CASE WHEN NOT type(r) IN ['MEMBER_OF', 'HOLDS'] THEN type(r) END) AS controls
}
WITH n, holdings, controls WHERE size(holdings) > 0 OR size(controls) > 0 OR n.abilities IS NOT NULL
RETURN id(n) AS node, n.id AS id, n.name AS name, coalesce(n.abilities, []) AS abilities, holdings, controls
