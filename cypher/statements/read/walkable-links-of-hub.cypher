// The links that leave one node, streamed one by one: for a node with so many that no list should hold them.
//
// @param key string  the node's key
// @row target number               internal id of the node that the link leads to
// @row gate   LinkRow['gate']      its gate
// @row known  LinkRow['gateKnown'] its known gate
// @row isPart boolean             whether it leads to the same node at one audience
// @row why    string[]|null        the keys of the assumptions that decide it, then the rule; null where none does
MATCH (n:Node {key: $key})-[r]->(m) WHERE r.gate IS NOT NULL
RETURN id(m) AS target, r.gate AS gate, r.gateKnown AS known, type(r) = 'SIGNED_IN' AS isPart,
  CASE WHEN coalesce(r.gateKnown > r.gate, true) THEN [key IN r.evidence WHERE key STARTS WITH 'assumption:' | substring(key, 11)] + [r.rule] END AS why
