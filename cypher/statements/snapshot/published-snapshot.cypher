// The published snapshot, where there is one.
//
// @row snapshot SnapshotRow
MATCH (:Current {name: 'current'})-[:IS]->(s:Snapshot)
RETURN s { .id, .tenant, .source, .state, .report, createdAt: toString(s.createdAt), publishedAt: toString(s.publishedAt) } AS snapshot
