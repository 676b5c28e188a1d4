// Who is directly in some groups, and the parts by audience of each of them.
//
// @param keys string[]  the keys of principals
// @row key string
UNWIND $keys AS key
MATCH (n:Node {key: key})
CALL (n) {
  MATCH (n)<-[:MEMBER_OF]-(other) RETURN other
  UNION
  MATCH (n)-[:SIGNED_IN]-(other) RETURN other
}
RETURN DISTINCT other.key AS key
