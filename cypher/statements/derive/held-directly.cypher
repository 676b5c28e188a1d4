// The Azure roles that some principals hold themselves, and the groups and parts by audience that they are in.
//
// @param keys string[]  the keys of principals
// @row from string
// @row to   string
// @row kind string
// @row name string    the name of what is held
// @row abilities string[]  of a role, or of the role that it is a part of
// @row scope string|null   of a role
// @row parts string[]      keys of the parts by audience of a role
UNWIND $keys AS key
MATCH (n:Node {key: key})-[link:MEMBER_OF|SIGNED_IN|HOLDS]->(to)
OPTIONAL MATCH (whole)-[:SIGNED_IN]->(to) WHERE link:HOLDS
WITH n, link, to, coalesce(whole, to) AS role
OPTIONAL MATCH (role)-[:AT]->(scope) WHERE link:HOLDS
WITH n, link, to, role, scope WHERE NOT link:HOLDS OR scope.id STARTS WITH '/'
RETURN n.key AS from, to.key AS to, type(link) AS kind, to.name AS name, coalesce(role.abilities, []) AS abilities,
  scope.id AS scope, [(to)-[of:SIGNED_IN]->(part) WHERE link:HOLDS | part.key] AS parts
