// The links of a snapshot that ask for something, with what their gates rest on.
//
// @param snapshot string  the snapshot's id
// @row number         number          internal id
// @row authenticators string[]|null   the kinds of authenticator that it asks for
// @row evidence       string[]        the rows that it was drawn from, and the assumptions that it rests on
MATCH (n:Node) WHERE n.key STARTS WITH $snapshot + '/'
MATCH (n)-[r]->() WHERE r.gate > 0
RETURN id(r) AS number, r.authenticators AS authenticators, r.evidence AS evidence
