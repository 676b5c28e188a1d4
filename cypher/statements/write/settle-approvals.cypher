// Sets the gates of links that waited for an approval; a link that nobody can approve goes.
//
// @param rows SettledRow[]  internal ids of both ends, the kind, the gate or null, the known gate or null
// @mode write
UNWIND $rows AS row
MATCH (from)-[r]->(to)
WHERE id(from) = row[0] AND id(to) = row[1] AND type(r) = row[2] AND r.rule ENDS WITH '-with-approval'
FOREACH (_ IN CASE WHEN row[3] IS NULL THEN [1] ELSE [] END | DELETE r)
FOREACH (_ IN CASE WHEN row[3] IS NULL THEN [] ELSE [1] END |
  SET r.evidence = CASE WHEN coalesce(row[4] > row[3], true) AND r.basis <> 'ASSUMED'
        THEN r.evidence + 'assumption:approver-assumed' ELSE r.evidence END,
      r.gate = row[3], r.gateKnown = row[4], r.assurance = CASE WHEN row[3] > 0 THEN row[3] END,
      r.basis = CASE WHEN coalesce(row[4] > row[3], true) THEN 'ASSUMED' ELSE r.basis END)
