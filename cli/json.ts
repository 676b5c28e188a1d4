/**
 * What `--json` prints, for scripts. It is a promise, so it is written by hand: the types of the answers follow the
 * questions, and a question that no longer asks for a field of these fails the type check.
 */
import type { LevelName } from '#catalogue';
import type { Comparison } from './what-if/compare.ts';

/** A level of assurance. */
export interface Level {
  readonly name: LevelName;
  readonly value: number;
}

/** A node at the end of a link. */
interface Node {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
}

/** A link with its ends. */
interface Hop {
  readonly from: Node;
  readonly link: {
    readonly id: string;
    readonly kind: string;
    readonly says: string;
    readonly basis: string;
    readonly rule: string;
    /** `says` is the sentence of what is taken for granted, null for a fact. */
    readonly evidence: readonly {
      readonly id: string;
      readonly collection: string | null;
      readonly says: string | null;
    }[];
    readonly authenticators: readonly string[] | null;
    readonly gate: Level;
    readonly assurance: Level | null;
  };
  readonly to: Node;
  readonly help: Readonly<Record<'claim' | 'abuse' | 'close' | 'wrong' | 'source', string>>;
}

/** `postern routes --json`. */
export interface RoutesJson {
  readonly node:
    | (Node & {
        readonly sourceId: string;
        readonly sensitiveBecause: string | null;
        readonly requiredAssurance: Level | null;
        readonly exposure: Level | null;
        readonly exposureKnown: Level | null;
        readonly exposureWithoutTenantControl: Level | null;
        readonly protection: { readonly state: string; readonly openIdentities: SeenAssumed } | null;
      })
    | null;
  /** The families of open ways, of a sensitive resource; null for others and with --from. */
  readonly families:
    | readonly {
        readonly power: Node;
        /** One, but of the family that repeats. */
        readonly powers: readonly Node[];
        readonly isTenantControl: boolean;
        readonly repeats: boolean;
        readonly kinds: readonly string[];
        readonly closes: readonly string[];
        readonly identities: SeenAssumed;
        readonly route: { readonly id: string; readonly sentence: string; readonly seen: boolean } | null;
      }[]
    | null;
  readonly coverage: { readonly gaps: readonly { readonly links: readonly string[]; readonly says: string }[] };
  readonly routes: {
    readonly snapshot: string;
    readonly complete: boolean;
    readonly stoppedBy: string | null;
    /** The same in words. */
    readonly stoppedBecause: string | null;
    readonly notJudged: readonly { readonly kinds: readonly string[]; readonly reason: string }[];
    /** At what control of the whole tenant is had, which leads here beside the routes listed; null where it does not. */
    readonly throughTenantControl: Level | null;
    /** With --count only; where not exact, there are at least so many. */
    readonly count?: { readonly value: number; readonly exact: boolean };
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly edges: readonly {
      readonly cursor: string;
      readonly node: {
        readonly id: string;
        readonly length: number;
        readonly sentence: string;
        readonly seen: boolean;
        readonly barrier: Level;
        readonly weakest: Hop | null;
        readonly hops: readonly Hop[];
      };
    }[];
  };
}

/** A number in two parts: seen, and resting on an open question. */
interface SeenAssumed {
  readonly seen: number;
  readonly assumed: number;
}

/** Numbers of sensitive resources by state. */
interface States {
  readonly underProtected: number;
  readonly undecided: number;
  readonly protected: number;
}

/** `postern overview --json`. */
export interface OverviewJson {
  readonly snapshot: string;
  readonly tenant: { readonly id: string; readonly name: string };
  readonly states: States;
  readonly statesOfTheirOwn: States;
  readonly openPairs: SeenAssumed;
  readonly shortfall: SeenAssumed;
  /** The same as if postern.yaml declared no requirement; null where it declares none. */
  readonly underDefaultRequirements: {
    readonly states: States;
    readonly openPairs: SeenAssumed;
    readonly shortfall: SeenAssumed;
  } | null;
  readonly openPairsByBarrier: readonly {
    readonly barrier: Level;
    readonly tenantControl: SeenAssumed;
    readonly rest: SeenAssumed;
  }[];
  /** Every sensitive resource, worst first. */
  readonly resources: readonly {
    readonly id: string;
    readonly name: string;
    readonly kind: string;
    readonly needs: Level | null;
    readonly state: string;
    readonly openWays: SeenAssumed;
    readonly openIdentities: SeenAssumed;
    readonly outside: SeenAssumed;
    readonly shortfall: SeenAssumed;
    /** Without routes through control of the tenant. */
    readonly ofItsOwn: { readonly state: string; readonly openIdentities: SeenAssumed };
    /** Keys of postern.yaml that the state rests on. */
    readonly asDeclared: readonly string[];
    /** Collections without which it cannot be called protected. */
    readonly notCovered: readonly { readonly collection: string; readonly status: string }[];
  }[];
  /** What would decide what is undecided. */
  readonly questions: readonly {
    readonly key: string;
    readonly says: string;
    readonly kind: string;
    /** The key of postern.yaml. */
    readonly declare: string | null;
    readonly collections: readonly string[];
    readonly permissions: readonly string[];
    readonly repair: string | null;
    /** Pairs that rest on it, that close when it is answered well, that become seen when it is confirmed. */
    readonly touches: number;
    readonly closes: number;
    readonly confirms: number;
    /** Pairs that are in no count, and that the worst answer would open. */
    readonly couldOpen: number;
    /** Pairs that close when it and all those before it are answered well. */
    readonly closesWithThose: number;
  }[];
  /** The values of postern.yaml, with who declared each and until when; past its end one counts as not declared. */
  readonly declarations: readonly {
    readonly key: string;
    readonly by: string | null;
    readonly evidence: string | null;
    /** A day; null: without an end. */
    readonly until: string | null;
    readonly isPast: boolean;
  }[];
  readonly breakGlass: readonly {
    readonly id: string;
    readonly name: string | null;
    readonly findings: readonly { readonly rule: string; readonly met: boolean; readonly why: string }[];
  }[];
}

/** What becomes of a sign-in, and what is asked. */
interface Decision {
  readonly decision: string;
  readonly requiredControls: readonly string[];
}

/** The answer for one audience or for the worst of several: under the worst choice and under the ordinary one. */
interface Audience extends Decision {
  readonly audience: string;
  readonly conditions: string;
  readonly level: Level | null;
  readonly ordinary: Decision & { readonly says: string };
}

/** `postern signin --json`. */
export interface SignInJson {
  /** With --verify: how each audience compares with the What-If service. */
  readonly verified?: readonly Comparison[];
  readonly signIn: Audience & {
    readonly user: Node & { readonly sourceId: string };
    readonly audienceName: string;
    readonly alternatives: readonly (readonly string[])[];
    readonly session: readonly string[];
    readonly assumptions: readonly string[];
    readonly waysIn: readonly {
      readonly kind: string;
      readonly authenticators: readonly string[];
      readonly basis: string;
      readonly entry: string;
      readonly entryName: string;
      readonly rule: string;
      readonly assumptions: readonly string[];
      readonly level: Level;
      readonly alternatives: readonly { readonly authenticators: readonly string[]; readonly level: Level }[];
    }[];
    readonly policies: readonly {
      readonly id: string;
      readonly name: string;
      readonly state: string;
      readonly applies: boolean;
      readonly why: string;
      readonly controls: readonly string[];
      readonly conditions: readonly { readonly name: string; readonly applies: boolean; readonly why: string }[];
    }[];
    readonly audiences: readonly (Audience & { readonly name: string })[];
    readonly breakGlass: readonly { readonly rule: string; readonly met: boolean; readonly why: string }[];
  };
}
