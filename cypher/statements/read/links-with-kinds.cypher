// Every link of a snapshot with its kind and number, grouped by the node it leaves: what is walked for one resource, or without a link.
//
// @param snapshot string  the snapshot's id
// @row node     number                       internal id
// @row id       string                       the node's id
// @row kind     NodeRow['kind']              the node's kind
// @row required NodeRow['requiredAssurance'] what it requires, where it is sensitive
// @row targets  number[]                     internal ids of the nodes that its links lead to
// @row gates    LinkRow['gate'][]            their gates, in the same order
// @row known    LinkRow['gateKnown'][]       their known gates, in the same order
// @row kinds    LinkRow['kind'][]            their kinds, in the same order
// @row numbers  number[]                     internal ids of the links, in the same order
MATCH (n:Node) WHERE n.key STARTS WITH $snapshot + '/'
OPTIONAL MATCH (n)-[r]->(m) WHERE r.gate IS NOT NULL
WITH n, collect(CASE WHEN r IS NOT NULL THEN [id(m), r.gate, r.gateKnown, type(r), id(r)] END) AS links
RETURN id(n) AS node, n.id AS id, n.kind AS kind,
  CASE WHEN n:Sensitive THEN n.requiredAssurance END AS required,
  [l IN links | l[0]] AS targets, [l IN links | l[1]] AS gates, [l IN links | l[2]] AS known, [l IN links | l[3]] AS kinds,
  [l IN links | l[4]] AS numbers
