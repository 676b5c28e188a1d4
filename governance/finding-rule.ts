/** A rule: its condition over a tenant's facts, and what it says of what it finds. One file each. */
import type { ControlRef, Level } from '#catalogue';
import type { GovernedTenant, Ref } from './facts.ts';
import type { Reach } from './reach.ts';
import type { FixKind } from './remedy.ts';

/** A fault of one identity or resource. */
export interface Fault {
  readonly subject: Ref;
  /** What it is about: a credential, an owner, a policy. */
  readonly target?: Ref | undefined;
  /** The sentence: subject first. */
  readonly says: string;
  /** How far whoever uses the fault gets. */
  readonly reach: Reach;
  /** The level of the link at fault. */
  readonly has?: Level | undefined;
  readonly isAssumed?: boolean | undefined;
  /** One up or down for what C.1 names: risky, leaked, foreign; disabled, not yet valid. */
  readonly steps?: number | undefined;
  readonly evidence: readonly string[];
  /** Whom the remedy changes, where that is not the target, or else the subject. */
  readonly remedies?: string | undefined;
  /** Collections without which it is not known whether this is a fault at all. */
  readonly unknown?: readonly string[] | undefined;
}

/** A rule. `rests` are the collections in which a fault could hide that is not found: each that is missing makes the rule a question. */
export interface FindingRule {
  readonly id: string;
  readonly title: string;
  /** Why it matters, in a sentence. */
  readonly why: string;
  readonly remedy: FixKind;
  /** What to do, in words. */
  readonly fix: string;
  readonly controls: readonly ControlRef[];
  readonly source: string;
  readonly rests: readonly string[];
  /** Whether it finds nothing where nothing is reached: then a fault could hide in whatever tells how far somebody gets. */
  readonly byReach?: boolean;
  readonly faults: (tenant: GovernedTenant) => Iterable<Fault>;
}

/** Declares a rule. */
export function rule<const Rule extends FindingRule>(declared: Rule): Rule {
  return declared;
}
