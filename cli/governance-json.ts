/** What `--json` of findings, identities and controls prints, for scripts: a promise, like that of `json.ts`. */
import type { Level } from './json.ts';

/** What a finding names. */
interface Named {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
}

/** `postern findings --json`. */
export interface FindingsJson {
  readonly snapshot: { readonly id: string; readonly tenant: { readonly id: string; readonly name: string } };
  readonly findings: {
    readonly counts: readonly { readonly severity: string; readonly found: number; readonly unknown: number }[];
    readonly edges: readonly {
      readonly node: {
        readonly id: string;
        readonly rule: string;
        readonly title: string;
        readonly verdict: string;
        readonly severity: string;
        readonly hygiene: boolean;
        readonly says: string;
        readonly basis: string;
        readonly resources: number;
        readonly evidence: readonly string[];
        readonly missing: readonly string[];
        readonly subject: Named;
        readonly target: Named | null;
        /** The most demanding of the sensitive resources behind it. */
        readonly reaches: { readonly id: string; readonly name: string } | null;
        readonly has: Level | null;
        readonly needs: Level | null;
        readonly controls: readonly { readonly framework: string; readonly id: string; readonly title: string }[];
        readonly remedy: {
          readonly kind: string;
          readonly says: string;
          readonly subject: string;
          readonly steps: string;
          /** Why no change file closes it; null where one does. */
          readonly withoutChange: string | null;
        };
      };
    }[];
  };
  /** With `--changes`: the change file of each finding, or why there is none; else null. */
  readonly changes:
    | readonly {
        readonly finding: string;
        readonly rule: string;
        readonly file: string | null;
        readonly title: string | null;
        readonly first: readonly string[];
        readonly undo: string | null;
        readonly none: string | null;
      }[]
    | null;
}

/** `postern controls --json`. */
export interface ControlsJson {
  readonly framework: {
    readonly name: string;
    readonly title: string;
    readonly version: string;
    readonly source: string;
  };
  readonly controls: readonly {
    readonly id: string;
    readonly title: string;
    /** The rules that look at it. */
    readonly rules: readonly string[];
    /** Findings against it, and questions. */
    readonly against: number;
    readonly unknown: number;
    readonly worst: string | null;
  }[];
}

/** `postern enforcement --json`. */
export interface EnforcementJson {
  readonly snapshot: { readonly id: string; readonly tenant: { readonly id: string; readonly name: string } };
  readonly enforcement: readonly {
    readonly who: string;
    readonly audience: string;
    readonly people: number;
    readonly registered: number | null;
    readonly capable: number | null;
    readonly enforced: number;
    readonly recoverBelow: number;
    readonly weakest: Level | null;
    readonly weakestAuthenticators: readonly string[];
    readonly levels: readonly {
      readonly level: Level;
      readonly authenticatorAssuranceLevel: string;
      readonly people: number;
    }[];
  }[];
  readonly sessions: readonly {
    readonly who: string;
    readonly audience: string;
    readonly people: number;
    /** Null: somebody is never asked again. */
    readonly longestHours: number | null;
    readonly everyTime: number;
    readonly neverPersistent: number;
    readonly alwaysPersistent: number;
    readonly strictlyEvaluated: number;
    readonly notEvaluated: number;
    readonly endsInOutage: number;
    readonly limits: readonly {
      readonly level: string;
      readonly hours: number;
      readonly word: string;
      readonly idleMinutes: number | null;
      readonly people: number;
    }[];
  }[];
}

/** `postern exceptions --json`. */
export interface ExceptionsJson {
  readonly snapshot: { readonly id: string; readonly tenant: { readonly id: string; readonly name: string } };
  readonly exceptions: readonly {
    readonly sort: string;
    readonly state: string;
    readonly kind: string;
    readonly people: number | null;
    readonly owner: string | null;
    readonly reason: string | null;
    readonly until: string | null;
    readonly compensation: string | null;
    readonly policy: { readonly id: string; readonly name: string } | null;
    readonly who: { readonly id: string; readonly name: string };
  }[];
}

/** An owner or sponsor. */
interface GradedOwner {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly weaker: boolean;
  /** Of an owner of an agent: whether the owner answers for it too. */
  readonly sponsor: boolean | null;
  readonly exposure: Level | null;
}

/** Something that was worked out. */
interface Classified {
  readonly value: string;
  readonly confidence: string;
  readonly evidence: string;
}

/** `postern identities --json`. */
export interface IdentitiesJson {
  readonly snapshot: { readonly id: string; readonly tenant: { readonly id: string; readonly name: string } };
  readonly identities: {
    readonly totalCount: number;
    readonly edges: readonly {
      readonly node: {
        readonly id: string;
        readonly name: string;
        readonly enabled: boolean;
        readonly sort: Classified;
        readonly purpose: Classified | null;
        readonly owners: readonly GradedOwner[] | null;
        readonly sponsors: readonly GradedOwner[] | null;
        /** Of an agent: what it was made from. */
        readonly blueprint: {
          readonly id: string;
          readonly name: string;
          /** Resources whose grants it inherits; null where not known. */
          readonly inherited: readonly string[] | null;
          readonly credentials: readonly {
            readonly id: string;
            readonly type: string;
            readonly active: boolean;
            readonly endsAt: string | null;
          }[];
        } | null;
        readonly attestation: { readonly lastAt: string | null; readonly issues: readonly string[] } | null;
        readonly answersFor: { readonly says: string; readonly state: string | null } | null;
        readonly credentials: readonly {
          readonly id: string;
          readonly type: string;
          readonly active: boolean;
          readonly ageDays: number | null;
          readonly lifetimeDays: number | null;
          readonly endsAt: string | null;
          readonly lastUse: string | null;
          readonly sharedWith: readonly Named[];
        }[];
        readonly attachedTo: readonly Named[] | null;
        readonly lastUse: string | null;
        readonly logging: string;
        readonly reviewed: boolean | null;
        readonly risk: string | null;
        readonly until: string | null;
        readonly expiresAt: string | null;
        readonly exposure: Level | null;
        readonly flags: readonly string[];
        readonly reach: {
          readonly resources: number;
          readonly resourcesAssumed: number;
          readonly tenantControl: boolean;
          readonly needs: Level | null;
          readonly examples: readonly string[];
        };
        readonly revocation: { readonly how: string; readonly howFast: string; readonly staysAlive: readonly string[] };
        readonly unknown: readonly { readonly fact: string; readonly missing: readonly string[] }[];
      };
    }[];
  };
}
