// Links from entries into some nodes, and into their parts by audience.
//
// @param keys string[]  keys of users or credentials
// @row id   string      the node
// @row ways WayFact[]   each: the node it leads to, kind, gate, gate where open questions are answered well, authenticators, evidence, words of its own
UNWIND $keys AS key
MATCH (n:Node {key: key})
CALL (n) {
  MATCH (n)<-[way]-(entry:Entry) WHERE way.gate IS NOT NULL
  RETURN n.id AS at, way
  UNION ALL
  MATCH (n)-[:SIGNED_IN]->(part)<-[way]-(entry:Entry) WHERE way.gate IS NOT NULL
  RETURN part.id AS at, way
}
RETURN n.id AS id,
  collect([at, type(way), way.gate, way.gateKnown, coalesce(way.authenticators, []), way.evidence, way.says]) AS ways
