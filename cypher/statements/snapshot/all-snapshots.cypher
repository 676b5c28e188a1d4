// Every snapshot that the database knows, newest first.
//
// @row snapshot SnapshotRow
MATCH (s:Snapshot)
RETURN s { .id, .tenant, .source, .state, .report, createdAt: toString(s.createdAt), publishedAt: toString(s.publishedAt) } AS snapshot
ORDER BY s.createdAt DESC
