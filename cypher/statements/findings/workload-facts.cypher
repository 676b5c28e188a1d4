// What some workloads hold directly, who owns them, and which resources run as them.
//
// @param keys string[]  keys of applications and service principals
// @row id      string          the workload's node
// @row holds   HoldingFact[]   what it holds, with the scope, whether it weakens policies, and evidence
// @row owners  string[]        ids of its owners
// @row runners RunnerFact[]    resources whose code runs as it
UNWIND $keys AS key
MATCH (n:Node {key: key})
RETURN n.id AS id,
  [(n)-[held:HOLDS]->(what) WHERE held.gate IS NOT NULL |
    [what.id, what.name, [(what)-[:AT]->(scope) | [scope.id, scope.name, scope.kind]][0],
      EXISTS { (what)-[:WEAKENS_POLICY]->() }, held.evidence]] AS holds,
  [(owner)-[:OWNS]->(n) | owner.id] AS owners,
  [(resource)-[runs:RUNS_AS]->(n) WHERE resource.id STARTS WITH '/' AND runs.rule <> 'identity-resource' |
    [resource.id, resource.name, resource.kind]] AS runners
