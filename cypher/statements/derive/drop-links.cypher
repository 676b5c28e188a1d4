// Takes away that somebody holds a role or is in a group.
//
// @param rows string[][]  keys of who and what
// @mode batches
UNWIND $rows AS row
MATCH (:Node {key: row[0]})-[link:MEMBER_OF|SIGNED_IN|HOLDS]->(:Node {key: row[1]})
CALL (link) { DELETE link } IN TRANSACTIONS OF 10000 ROWS
