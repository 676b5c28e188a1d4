// Identities of automation and of CI/CD are sensitive, unless the operator says otherwise: what they run is changed from outside and watched by nobody.
//
// @param snapshot string  the snapshot that is being built
// @param level    number  the assurance they require
// @param rule     string  why, in words
// @mode write
MATCH (source:Node)
WHERE source.key STARTS WITH $snapshot + '/federated:' OR source.listing STARTS WITH $snapshot + '/AutomationAccount/'
MATCH (source)-[:AUTHENTICATES|RUNS_AS]->(identity)
WITH DISTINCT identity
FOREACH (declared IN CASE WHEN identity.sensitivityDeclared THEN [identity] ELSE [] END |
  SET declared.requiredByDefault = $level)
WITH identity WHERE identity.sensitivityDeclared IS NULL
SET identity:Sensitive, identity.requiredAssurance = $level, identity.sensitiveBecause = $rule
