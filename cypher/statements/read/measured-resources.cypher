// Every sensitive resource of a snapshot with its state and measures.
//
// @param snapshot string  the snapshot's id
// @row id       string                       its id
// @row name     string                       its name
// @row kind     string                       its kind
// @row needs    NodeRow['requiredAssurance'] what it requires
// @row state    string|null                  its state
// @row measures string|null                  all its measures as JSON
MATCH (n:Sensitive) WHERE n.key STARTS WITH $snapshot + '/'
RETURN n.id AS id, n.name AS name, n.kind AS kind, n.requiredAssurance AS needs, n.state AS state, n.measures AS measures
ORDER BY id
