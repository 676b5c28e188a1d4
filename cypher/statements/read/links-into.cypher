// Every link into some nodes.
//
// @param keys string[]    the nodes' keys
// @row into   LinkIntoRow one link
UNWIND $keys AS key
MATCH (to:Node {key: key})<-[r]-(from) WHERE r.gate IS NOT NULL
RETURN {
  from: from.id, fromNode: id(from), to: to.id, toNode: id(to), kind: type(r), rule: r.rule, gate: r.gate,
  gateKnown: r.gateKnown
} AS into
