// Sets the gates of links that waited for an approval; a link that nobody can approve goes.
//
// @param rows SettledRow[]  internal ids of both ends, the kind, the gate or null, whether it is ASSUMED
// @mode write
UNWIND $rows AS row
MATCH (from)-[r]->(to)
WHERE id(from) = row[0] AND id(to) = row[1] AND type(r) = row[2] AND r.rule ENDS WITH '-with-approval'
FOREACH (_ IN CASE WHEN row[3] IS NULL THEN [1] ELSE [] END | DELETE r)
FOREACH (_ IN CASE WHEN row[3] IS NULL THEN [] ELSE [1] END |
  SET r.gate = row[3], r.assurance = CASE WHEN row[3] > 0 THEN row[3] END,
      r.basis = CASE WHEN row[4] THEN 'ASSUMED' ELSE r.basis END,
      r.evidence = CASE WHEN row[4] AND r.basis <> 'ASSUMED' THEN r.evidence + 'assumption:approver-assumed' ELSE r.evidence END)
