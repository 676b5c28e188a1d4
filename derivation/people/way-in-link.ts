/** A way in as a link: from its entry, at its level, with what it takes for granted among its evidence. */

import type { WayIn } from '#assurance';
import { entryId } from '#catalogue';
import type { LinkRecord } from '../records.ts';

/** The link; `evidence` is what it rests on besides assumptions, `says` the link as a verb phrase. */
export function wayInLink(way: WayIn, to: string, evidence: readonly string[], says: string): LinkRecord {
  return {
    kind: way.kind,
    from: entryId(way.entry),
    to,
    gate: way.level,
    gateKnown: way.levelKnown ?? null,
    authenticates: true,
    authenticators: way.authenticators,
    rule: way.rule,
    basis: way.basis,
    says,
    evidence: [...evidence, ...way.assumptions.map((key) => `assumption:${key}`)],
  };
}
