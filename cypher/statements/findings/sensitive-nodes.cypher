// The sensitive nodes of a snapshot, with what each requires and why.
//
// @param snapshot string  the snapshot's id
// @row id       string            the node
// @row name     string            its name
// @row kind     NodeRow['kind']   its kind
// @row required LinkRow['gate']    what it requires
// @row because  string            why it is sensitive
MATCH (n:Sensitive) WHERE n.key STARTS WITH $snapshot + '/'
RETURN n.id AS id, n.name AS name, n.kind AS kind, n.requiredAssurance AS required,
  coalesce(n.sensitiveBecause, '') AS because
