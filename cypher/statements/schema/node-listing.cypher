// Nodes of one snapshot and kind are listed by name.
//
// @mode write
CREATE INDEX node_listing IF NOT EXISTS FOR (n:Node) ON (n.listing)
