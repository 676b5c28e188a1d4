// The links that were drawn from rows of some collections, or are of some rules or kinds: what a change of such a row would take away.
//
// @param snapshot    string    the snapshot's id
// @param collections string[]  what the evidence begins with
// @param rules       string[]  rules whose links are told too
// @param kinds       string[]  kinds of which all are told too
// @row number   number    internal id
// @row kind     string    its kind
// @row rule     string    the rule that drew it
// @row from     string    the id of the node that it leaves
// @row fromName string    that node's name
// @row fromKind string    that node's kind
// @row to       string    the id of the node that it leads to
// @row toName   string    that node's name
// @row evidence string[]  the rows that it was drawn from, and the assumptions that it rests on
MATCH (n:Node) WHERE n.key STARTS WITH $snapshot + '/'
MATCH (n)-[r]->(m)
WHERE r.gate IS NOT NULL
  AND (r.rule IN $rules OR type(r) IN $kinds OR any(row IN r.evidence WHERE any(start IN $collections WHERE row STARTS WITH start)))
RETURN id(r) AS number, type(r) AS kind, r.rule AS rule, n.id AS from, n.name AS fromName, n.kind AS fromKind, m.id AS to,
  m.name AS toName, r.evidence AS evidence
