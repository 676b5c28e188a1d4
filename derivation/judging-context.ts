/** What a snapshot keeps beside the inputs of sign-in, so that a rehearsed change can judge its people and derive their links again. */
import type { AudienceName, UserFacts } from '#assurance';
import type { Level } from '#catalogue';
import type { Activation } from './activation/activation-gates.ts';
import type { Approval, Eligibility } from './activation/eligibility.ts';

/** Something that a person may activate. */
export interface KeptStep {
  readonly kind: Eligibility['kind'];
  readonly to: string;
  /** Numbers of activations, as places in `TenantContext.activations`. */
  readonly asked: readonly number[];
  /** True where a condition that is not judged may hold it back. */
  readonly isDoubted?: boolean | undefined;
}

/** Whoever is added to a group becomes one of its eligible members. */
export interface KeptArrival {
  /** The node of the group's eligible members. */
  readonly members: string;
  readonly asked: readonly number[];
  /** The gate of whoever has it easiest; absent: nobody activates. */
  readonly gate?: Level | undefined;
}

/** A hub of the people whom some policies hold back, for the groups that the policies leave out. */
export interface KeptExemption {
  readonly population: string;
  /** Ids of the policies. */
  readonly policies: readonly string[];
  /** For each of the groups the groups that policies name and that it is or is nested in; each list once. */
  readonly above: readonly (readonly string[])[];
}

/** What is kept of the tenant. */
export interface TenantContext {
  readonly approvals: readonly Approval[];
  /** Absent where it was not collected. */
  readonly passwordWriteback?: boolean | undefined;
  /** Whether the source says who has an onPremisesImmutableId. */
  readonly tellsImmutableIds: boolean;
  readonly activations: readonly Activation[];
  readonly arrivals: readonly KeptArrival[];
  readonly exemptions: readonly KeptExemption[];
  /** Groups whose members were looked for: what a policy says about another is not known of anybody. */
  readonly groupsAsked: readonly string[];
  /** Those of them that somebody gets into alone. */
  readonly groupsJoined: readonly string[];
  /** An account made for the purpose. */
  readonly fresh: UserFacts;
}

/** What is kept of a person. */
export interface PersonContext {
  /** Bits of `accountBits`. */
  readonly account: number;
  /** Which resetting roles cover every role of the person; null where the person has none. */
  readonly coverage: number | null;
  /** The audiences where the person holds something. */
  readonly held: readonly AudienceName[];
  /** True where the person has a node for each audience whether these differ or not. */
  readonly apart: boolean;
  /** True of an account that a machine uses. */
  readonly isMachine: boolean;
  readonly activates: readonly KeptStep[];
}
