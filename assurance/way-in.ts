/** What the engine answers with: a way in, its level, and what it rests on. */
import type { Basis, EntryName, Level, LinkKind, WayInRule } from '#catalogue';
import type { Audience } from './audiences.ts';

/** A minimal set of authenticators that is enough, by their keys (`password`, `fido2#0`, ...). */
export interface AuthenticatorSet {
  readonly authenticators: readonly string[];
  readonly level: Level;
}

/** One way in to one user, at one audience or (audience undefined) to the whole account. */
export interface WayIn {
  readonly kind: LinkKind;
  readonly entry: EntryName;
  readonly audience: Audience | undefined;
  readonly level: Level;
  /** The level where every open question is answered well; undefined where the way in is not known to be there then. */
  readonly levelKnown: Level | undefined;
  readonly basis: Basis;
  /** The rule in one sentence. */
  readonly rule: WayInRule;
  /** Ids of the policies and names of the collections that it rests on; a user's own method ids come from `evidenceOf`. */
  readonly evidence: readonly string[];
  /** The lowest set that is enough. */
  readonly authenticators: readonly string[];
  /** The other minimal sets, lowest first. */
  readonly alternatives: readonly AuthenticatorSet[];
  /** Keys of the assumptions it rests on, see `assumptions`. */
  readonly assumptions: readonly string[];
}
