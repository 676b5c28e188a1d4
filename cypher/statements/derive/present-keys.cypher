// Which of some nodes there are.
//
// @param keys string[]  keys that nodes may have
// @row key string
UNWIND $keys AS key
MATCH (n:Node {key: key})
RETURN n.key AS key
