// Every link of a snapshot, as an export tells it.
//
// @param snapshot string  the snapshot's id
// @row id        string               stable in the snapshot
// @row from      string               the id of the node that it leaves
// @row to        string               the id of the node that it leads to
// @row kind      LinkRow['kind']
// @row gate      LinkRow['gate']
// @row gateKnown LinkRow['gateKnown']
MATCH (n:Node) WHERE n.key STARTS WITH $snapshot + '/'
MATCH (n)-[r]->(m) WHERE r.gate IS NOT NULL
RETURN toString(id(r)) AS id, n.id AS from, m.id AS to, type(r) AS kind, r.gate AS gate, r.gateKnown AS gateKnown
