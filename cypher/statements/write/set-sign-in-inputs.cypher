// Stores what sign-in is judged by, so that questions about it are answered from the snapshot.
//
// @param rows string[][]  a node's key (the tenant's or a user's), and the inputs as JSON
// @mode write
UNWIND $rows AS row
MATCH (n:Node {key: row[0]})
SET n.signInInputs = row[1]
