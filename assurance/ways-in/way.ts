/** Makes a way in from the sets that are enough for it. */
import type { Basis, EntryName, Level, LinkKind, WayInRule } from '#catalogue';
import type { AssumptionKey } from '../assumptions.ts';
import type { Audience } from '../audiences.ts';
import type { EnoughSet } from '../authenticators/enough.ts';
import type { WayIn } from '../way-in.ts';
import { basisOf } from './basis.ts';

/** What a way in is made from; `sets` lowest first and not empty. */
export interface Making {
  readonly kind: LinkKind;
  readonly entry: EntryName;
  readonly audience: Audience | undefined;
  readonly sets: readonly EnoughSet[];
  readonly rule: WayInRule;
  readonly evidence: readonly string[];
  readonly assumptions: readonly AssumptionKey[];
  /** The most that the way in can be worth. */
  readonly cap?: Level;
  /** Overrides what the lowest set says. */
  readonly basis?: Basis;
}

/** The way in by the lowest set; the other sets are its alternatives. */
export function wayOf(making: Making): WayIn {
  const { kind, entry, audience, rule, evidence } = making;
  const [lowest, ...others] = making.sets;
  const members = lowest?.members ?? [];
  const assumptions = [...new Set([...making.assumptions, ...members.flatMap((member) => member.assumptions ?? [])])];
  return {
    kind,
    entry,
    audience,
    level: Math.min(lowest?.level ?? 0, making.cap ?? 5) as Level,
    levelKnown: undefined,
    basis: making.basis ?? basisOf(members, assumptions),
    rule,
    evidence: [...new Set(evidence)],
    authenticators: members.map((member) => member.key),
    alternatives: others.map((set) => ({ authenticators: set.members.map((member) => member.key), level: set.level })),
    assumptions,
  };
}
