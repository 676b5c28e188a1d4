// The sensitive nodes of a snapshot are found without a look at the others.
//
// @mode write
CREATE INDEX sensitive_key IF NOT EXISTS FOR (n:Sensitive) ON (n.key)
