// The links that were drawn from rows of some collections: what a change of such a row would take away.
//
// @param snapshot    string    the snapshot's id
// @param collections string[]  what the evidence begins with
// @row number   number    internal id
// @row kind     string    its kind
// @row from     string    the id of the node that it leaves
// @row fromName string    that node's name
// @row fromKind string    that node's kind
// @row to       string    the id of the node that it leads to
// @row toName   string    that node's name
// @row evidence string[]  the rows that it was drawn from, and the assumptions that it rests on
MATCH (n:Node) WHERE n.key STARTS WITH $snapshot + '/'
MATCH (n)-[r]->(m)
WHERE r.gate IS NOT NULL AND any(row IN r.evidence WHERE any(start IN $collections WHERE row STARTS WITH start))
RETURN id(r) AS number, type(r) AS kind, n.id AS from, n.name AS fromName, n.kind AS fromKind, m.id AS to, m.name AS toName,
  r.evidence AS evidence
