// The version of the server, to refuse one that Postern was never tried on.
//
// @row version string  such as 5.26.30 or 2026.08.1
// @row edition string  community or enterprise
CALL dbms.components() YIELD name, versions, edition
WITH versions, edition, name WHERE name = 'Neo4j Kernel'
RETURN versions[0] AS version, edition
