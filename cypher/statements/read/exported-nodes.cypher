// Every node of a snapshot, as an export of its links names it.
//
// @param snapshot string  the snapshot's id
// @row node  string                       the node's id
// @row kind  NodeRow['kind']
// @row needs NodeRow['requiredAssurance'] what it requires, where it is sensitive
MATCH (n:Node) WHERE n.key STARTS WITH $snapshot + '/'
RETURN n.id AS node, n.kind AS kind, CASE WHEN n:Sensitive THEN n.requiredAssurance END AS needs
