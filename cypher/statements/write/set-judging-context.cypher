// Stores what a node was judged by, so that questions and rehearsed changes are answered from the snapshot.
//
// @param rows string[][]  a node's key (the tenant's or a user's), the inputs of sign-in, and the context of derivation, each as JSON
// @mode write
UNWIND $rows AS row
MATCH (n:Node {key: row[0]})
SET n.signInInputs = row[1], n.judgingContext = row[2]
