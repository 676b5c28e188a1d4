// Links by their internal ids, each with the node it leaves: what the routes of a page are made of.
//
// Not pinned: in an empty store a scan is as good, and must not stay.
//
// @param links number[]  internal ids
// @row number number   the link's internal id
// @row link   LinkRow
// @row from   NodeRow
// @row to     number   internal id of the node it leads to
UNWIND $links AS number
MATCH (from)-[link]->(to) WHERE id(link) = number
RETURN number,
  link { .gate, .gateKnown, .assurance, .basis, .rule, .evidence, .authenticators, .says, id: elementId(link), kind: type(link),
    alsoBy: CASE WHEN from:Entry THEN COLLECT { MATCH (:Entry)-[other]->(to) WHERE other.repeats RETURN DISTINCT type(other) AS kind ORDER BY kind }
      ELSE COLLECT {
        MATCH (from)-[other]->(beside) WHERE other.repeats AND (beside = to OR beside:Population AND to:Population AND type(other) = 'ADDS_OWNER' AND type(link) = 'ADDS_CREDENTIAL')
        RETURN DISTINCT type(other) AS kind ORDER BY kind } END } AS link,
  from {
    .id, .sourceId, .name, .kind, .exposure, .exposureKnown, .exposureHeadline, .exposureWithoutTenantControl,
    .exposureByEntry, .requiredAssurance, .state, .measures, .sensitiveBecause, .details } AS from,
  id(to) AS to
