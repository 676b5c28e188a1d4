// The links of a range of nodes of a snapshot, grouped by the node that they leave: what a walk over the whole snapshot needs, and no more.
//
// Each range is read in a transaction of its own, so that none grows with the tenant. Of a hub, which has more links than `most`, they are left out:
// walkable-links-of-hub.cypher streams them.
//
// @param after string  the key behind which the range begins; at first '<snapshot>/'
// @param end   string  the key before which the snapshot ends: '<snapshot>0'
// @param limit number  how many nodes at the most
// @param most  number  how many links of one node at the most
// @row key      string                       the node's key, behind which the next range begins
// @row node     number                       internal id
// @row id       string                       the node's id
// @row kind     NodeRow['kind']              the node's kind
// @row required NodeRow['requiredAssurance'] what it requires, where it is sensitive
// @row isHub    boolean                      whether it has more links than fit here
// @row targets  number[]                     internal ids of the nodes that its links lead to
// @row gates    LinkRow['gate'][]            their gates, in the same order
// @row known    LinkRow['gateKnown'][]       their known gates, in the same order
// @row parts    number[]                     internal ids of the same node at each audience, where its ways in differ
// @row why      (string[]|null)[]            the keys of the assumptions that decide them, then the rule; null where none does
// @plan ProduceResults Projection CacheProperties Apply Limit NodeUniqueIndexSeekByRange EagerAggregation Filter Expand(All) Argument
MATCH (n:Node) WHERE n.key > $after AND n.key < $end
WITH n ORDER BY n.key LIMIT $limit
CALL (n) {
  WITH n WHERE COUNT { (n)-->() } <= $most
  MATCH (n)-[r]->(m) WHERE r.gate IS NOT NULL
  RETURN collect([id(m), r.gate, r.gateKnown, type(r) = 'SIGNED_IN',
    CASE WHEN coalesce(r.gateKnown > r.gate, true) THEN [key IN r.evidence WHERE key STARTS WITH 'assumption:' | substring(key, 11)] + [r.rule] END]) AS links
}
RETURN n.key AS key, id(n) AS node, n.id AS id, n.kind AS kind,
  CASE WHEN n:Sensitive THEN n.requiredAssurance END AS required,
  COUNT { (n)-->() } > $most AS isHub,
  [l IN links | l[0]] AS targets, [l IN links | l[1]] AS gates, [l IN links | l[2]] AS known,
  [l IN links WHERE l[3] | l[0]] AS parts, [l IN links | l[4]] AS why
