// Derived links that are ASSUMED, counted by the ability whose reach they are; links that were written as rows are counted where they are written.
//
// @param snapshot string  the snapshot that is being built
// @param kind     string  the kind of node that they leave: Population or Entitlement
// @row ability string  the ability
// @row links   number  how many
// @mode read
MATCH (n:Node) WHERE n.listing STARTS WITH $snapshot + '/' + $kind + '/'
MATCH (n)-[r]->() WHERE r.gate IS NOT NULL AND r.basis = 'ASSUMED'
WITH CASE WHEN r.rule IN ['scope', 'tenant-wide', 'not-collected'] THEN split(n.id, ':')[1] ELSE r.rule END AS ability, count(*) AS links
RETURN ability, links
