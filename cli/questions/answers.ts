/** GENERATED from the .graphql documents beside it by `npm run generate`: do not edit. */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { Basis } from '#catalogue';
import type { LevelName } from '#catalogue';
import type { LinkKind } from '#catalogue';
import type { NodeKind } from '#catalogue';
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type { Basis };

/** How sure something is, surest first. */
export type Confidence =
  /** postern.yaml says so. */
  | 'DECLARED'
  /** It follows from several facts. */
  | 'DERIVED'
  /** Nothing but the name suggests it. */
  | 'NAME'
  /** A fact says so. */
  | 'OBSERVED';

/** Who is counted. */
export type EnforcementPopulation =
  /** Those of them who hold a directory role now. */
  | 'ADMINISTRATORS'
  /** Every account that is enabled. */
  | 'EVERYBODY';

/** What an exception is. */
export type ExceptionSort =
  /** An enabled policy leaves somebody out. */
  | 'EXCLUSION'
  /** An account that is declared as a shared mailbox or a room may sign in. */
  | 'SHARED_ACCOUNT'
  /** Another tenant's application reaches something sensitive here. */
  | 'VENDOR';

/** Whether an exception is accounted for. */
export type ExceptionState =
  /** Somebody said why, and its end, if it has one, is to come. */
  | 'DECLARED'
  /** It was declared until a day that is past. */
  | 'LAPSED'
  /** Nobody said why. */
  | 'UNDECLARED';

/** Which findings to list. */
export type FindingFilter = {
  /** Only evidence towards this control, by its id or by one that people quote. */
  readonly control?: string | null | undefined;
  /** Only what reaches nothing sensitive, or none of it. */
  readonly hygiene?: boolean | null | undefined;
  /** Only these rules. */
  readonly rules?: ReadonlyArray<string> | null | undefined;
  /** Only those that are this bad or worse. */
  readonly severity?: Severity | null | undefined;
  /** Only of the node with this id. */
  readonly subject?: string | null | undefined;
  /** Part of the sentence or of a name, in any case. */
  readonly text?: string | null | undefined;
  /** Only what was found, or only what is not known. */
  readonly verdict?: Verdict | null | undefined;
};

/** Which identities to list. */
export type IdentityFilter = {
  /** Only what has a credential that ends within so many days from now. */
  readonly expiringWithinDays?: number | null | undefined;
  /** Only what each of these is true of. */
  readonly flags?: ReadonlyArray<InventoryFlag> | null | undefined;
  /** Only these sorts, such as MANAGED_IDENTITY or SERVICE_ACCOUNT. */
  readonly sorts?: ReadonlyArray<string> | null | undefined;
  /** Part of the name or id, in any case. */
  readonly text?: string | null | undefined;
};

/** What identities are listed by. */
export type InventoryFlag =
  /** A machine has it, and somebody signs in with it at a screen. */
  | 'HUMAN_USE'
  /** Its purpose has ended by what was declared, and it is still armed. */
  | 'PURPOSE_OVER'
  /** It reaches control of the tenant, for all that is known or assumed. */
  | 'REACHES_TENANT_CONTROL'
  /** It has not signed in for 90 days. */
  | 'STALE'
  /** It is registered in another tenant. */
  | 'THIRD_PARTY'
  /** Nobody who is enabled and of this tenant owns it. */
  | 'UNOWNED';

export type { LevelName };

export type { LinkKind };

export type { NodeKind };

/** Whether a policy has an effect. */
export type PolicyState =
  /** It has none. */
  | 'DISABLED'
  /** It has. */
  | 'ENABLED'
  /** It has none; sign-ins are only noted. */
  | 'REPORT_ONLY';

/** Whether a sensitive resource can be reached below what it requires. */
export type ProtectionState =
  /** No way in below what it requires, with every open question at its worst and everything collected. */
  | 'PROTECTED'
  /** A way in below what it requires rests on an open question, or what could open one was not collected: it asks for an answer. */
  | 'UNDECIDED'
  /** A way in below what it requires is seen: it asks for a repair. */
  | 'UNDER_PROTECTED';

/** How an open question is answered. */
export type QuestionKind =
  /** By collections that are missing or not whole. */
  | 'COLLECT'
  /** By a key of postern.yaml. */
  | 'DECLARE'
  /** Nobody can answer it: what rests on it can be closed by a change. */
  | 'REPAIR';

/** Which routes count. What is left out filters nothing. */
export type RouteFilter = {
  /** Only routes that ask for no more than this. */
  readonly barrierAtMost?: LevelName | null | undefined;
  /** Only routes that begin at one of these entries. */
  readonly entries?: ReadonlyArray<string> | null | undefined;
  /** Whether links that are ASSUMED count. */
  readonly includeAssumed?: boolean | null | undefined;
  /** Only routes made of these kinds of link. */
  readonly kinds?: ReadonlyArray<LinkKind> | null | undefined;
  /** No routes that pass one of these nodes. */
  readonly notThrough?: ReadonlyArray<string> | null | undefined;
  /** Only routes that pass all of these nodes. */
  readonly through?: ReadonlyArray<string> | null | undefined;
};

/** How bad a finding is, worst first. */
export type Severity =
  /** It reaches control of the tenant, and less than that needs is enough to use it. */
  | 'CRITICAL'
  /** It reaches something sensitive, and less than that needs is enough to use it. */
  | 'HIGH'
  /** It reaches nothing sensitive. */
  | 'LOW'
  /** It reaches something and takes enough, or how far it reaches is not known. */
  | 'MEDIUM';

/** The conditions of one sign-in. What is left out, an adversary chooses: any client, platform and country, any network that is not trusted; no risk is shown. Case does not matter. */
export type SignInConditions = {
  /** c1 to c99, in place of an audience. */
  readonly authenticationContext?: string | null | undefined;
  /** browser, mobileAppsAndDesktopClients, exchangeActiveSync or other (legacy). */
  readonly client?: string | null | undefined;
  /** A country, two letters of ISO 3166-1. */
  readonly country?: string | null | undefined;
  /** unregistered (or none), registered, compliant, hybridJoined, or compliantHybridJoined (or managed). Given, it is a fact; not given, a managed device is an authenticator to be had. */
  readonly device?: string | null | undefined;
  /** none, deviceCodeFlow or authenticationTransfer. */
  readonly flow?: string | null | undefined;
  /** none, minor, moderate or elevated. */
  readonly insiderRisk?: string | null | undefined;
  /** An IPv4 or IPv6 address; tells which named networks it is in. */
  readonly ip?: string | null | undefined;
  /** "trusted", or the id or name of a named location. */
  readonly location?: string | null | undefined;
  /** android, iOS, windows, windowsPhone, macOS, linux or unknown. */
  readonly platform?: string | null | undefined;
  /** none, low, medium or high. */
  readonly signInRisk?: string | null | undefined;
  /** True for a trusted network. */
  readonly trusted?: boolean | null | undefined;
  /** registerSecurityInfo or registerDevice, in place of an audience. */
  readonly userAction?: string | null | undefined;
  /** none, low, medium or high. */
  readonly userRisk?: string | null | undefined;
};

/** What becomes of a sign-in that shows the password alone. */
export type SignInDecision =
  /** It is let in; nothing more is asked. */
  | 'ALLOWED'
  /** It is not let in, whatever is shown. */
  | 'BLOCKED'
  /** It is let in once the required controls are shown. */
  | 'STEP_UP';

/** What ends a list of routes before its end. */
export type StopReason =
  /** There are routes longer than those that are listed. */
  | 'HOPS'
  /** There are more than can be listed. */
  | 'ROUTES'
  /** The time of the request was over. */
  | 'TIME';

/** Whether the fault is there. */
export type Verdict =
  /** The fault is there. */
  | 'FOUND'
  /** What was collected does not tell: `missing` names the collections that would. */
  | 'UNKNOWN';

export type ApplicationsQueryVariables = Exact<{
  text: string;
}>;


export type ApplicationsQuery = { readonly search: { readonly edges: ReadonlyArray<{ readonly node: { readonly name: string, readonly details: ReadonlyArray<{ readonly name: string, readonly value: string }> } }> } };

export type ChokePointsQueryVariables = Exact<{
  to?: string | null | undefined;
  first: number;
}>;


export type ChokePointsQuery = { readonly snapshot: { readonly id: string }, readonly tenant: { readonly openPairs: { readonly seen: number, readonly assumed: number } }, readonly chokePoints: ReadonlyArray<{ readonly node: { readonly id: string, readonly name: string, readonly kind: NodeKind }, readonly closes: { readonly seen: number, readonly assumed: number }, readonly folded: ReadonlyArray<{ readonly id: string, readonly name: string, readonly kind: NodeKind }>, readonly fix: { readonly kind: string, readonly title: string, readonly change: string, readonly steps: ReadonlyArray<string>, readonly undo: string } | null }> };

export type ControlsQueryVariables = Exact<{
  filter: FindingFilter;
}>;


export type ControlsQuery = { readonly findings: { readonly counts: ReadonlyArray<{ readonly severity: Severity, readonly found: number, readonly unknown: number }> } };

export type LoadedSnapshotQueryVariables = Exact<{ [key: string]: never; }>;


export type LoadedSnapshotQuery = { readonly snapshot: { readonly id: string, readonly source: string }, readonly tenant: { readonly openPairs: { readonly seen: number, readonly assumed: number } } };

export type WhatIfQueryVariables = Exact<{
  changes: string;
  allowUndecided?: boolean | null | undefined;
}>;


export type WhatIfQuery = { readonly whatIf: { readonly title: string, readonly notQuick: string | null, readonly isJudged: boolean | null, readonly people: { readonly lockedOut: ReadonlyArray<{ readonly id: string, readonly name: string, readonly audiences: ReadonlyArray<string> }>, readonly mustRegister: ReadonlyArray<{ readonly id: string, readonly name: string, readonly audiences: ReadonlyArray<string> }>, readonly askedMore: ReadonlyArray<{ readonly id: string, readonly name: string, readonly audiences: ReadonlyArray<string> }> } | null, readonly before: { readonly states: { readonly underProtected: number, readonly undecided: number, readonly protected: number }, readonly openPairs: { readonly seen: number, readonly assumed: number }, readonly shortfall: { readonly seen: number, readonly assumed: number } } | null, readonly after: { readonly states: { readonly underProtected: number, readonly undecided: number, readonly protected: number }, readonly openPairs: { readonly seen: number, readonly assumed: number }, readonly shortfall: { readonly seen: number, readonly assumed: number } } | null, readonly resources: ReadonlyArray<{ readonly id: string, readonly name: string, readonly worse: ReadonlyArray<string>, readonly before: { readonly id: string, readonly name: string, readonly kind: string, readonly requires: number, readonly state: ProtectionState, readonly openIdentities: { readonly seen: number, readonly assumed: number }, readonly shortfall: { readonly seen: number, readonly assumed: number } } | null, readonly after: { readonly id: string, readonly name: string, readonly kind: string, readonly requires: number, readonly state: ProtectionState, readonly openIdentities: { readonly seen: number, readonly assumed: number }, readonly shortfall: { readonly seen: number, readonly assumed: number } } | null }> } };

export type TenantMeasuresFragment = { readonly states: { readonly underProtected: number, readonly undecided: number, readonly protected: number }, readonly openPairs: { readonly seen: number, readonly assumed: number }, readonly shortfall: { readonly seen: number, readonly assumed: number } };

export type ResourceMeasuresFragment = { readonly id: string, readonly name: string, readonly kind: string, readonly requires: number, readonly state: ProtectionState, readonly openIdentities: { readonly seen: number, readonly assumed: number }, readonly shortfall: { readonly seen: number, readonly assumed: number } };

export type PersonAffectedFragment = { readonly id: string, readonly name: string, readonly audiences: ReadonlyArray<string> };

export type EnforcementQueryVariables = Exact<{ [key: string]: never; }>;


export type EnforcementQuery = { readonly snapshot: { readonly id: string, readonly tenant: { readonly id: string, readonly name: string } }, readonly enforcement: ReadonlyArray<{ readonly who: EnforcementPopulation, readonly audience: string, readonly people: number, readonly registered: number | null, readonly capable: number | null, readonly enforced: number, readonly recoverBelow: number, readonly weakestAuthenticators: ReadonlyArray<string>, readonly weakest: { readonly name: LevelName, readonly value: number } | null, readonly levels: ReadonlyArray<{ readonly authenticatorAssuranceLevel: string, readonly people: number, readonly level: { readonly name: LevelName, readonly value: number } }> }>, readonly sessions: ReadonlyArray<{ readonly who: EnforcementPopulation, readonly audience: string, readonly people: number, readonly longestHours: number | null, readonly everyTime: number, readonly neverPersistent: number, readonly alwaysPersistent: number, readonly strictlyEvaluated: number, readonly notEvaluated: number, readonly endsInOutage: number, readonly limits: ReadonlyArray<{ readonly level: string, readonly hours: number, readonly word: string, readonly idleMinutes: number | null, readonly people: number }> }> };

export type ExceptionsQueryVariables = Exact<{ [key: string]: never; }>;


export type ExceptionsQuery = { readonly snapshot: { readonly id: string, readonly tenant: { readonly id: string, readonly name: string } }, readonly exceptions: ReadonlyArray<{ readonly sort: ExceptionSort, readonly state: ExceptionState, readonly kind: string, readonly people: number | null, readonly owner: string | null, readonly reason: string | null, readonly until: string | null, readonly compensation: string | null, readonly policy: { readonly id: string, readonly name: string } | null, readonly who: { readonly id: string, readonly name: string } }> };

export type FindQueryVariables = Exact<{
  id: string;
  text: string;
  whole: boolean;
  first: number;
  kinds?: ReadonlyArray<NodeKind> | null | undefined;
}>;


export type FindQuery = { readonly node?: { readonly id: string, readonly sourceId: string, readonly name: string, readonly kind: NodeKind, readonly requiredAssurance: { readonly value: number } | null } | null, readonly search: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly sourceId: string, readonly name: string, readonly kind: NodeKind, readonly requiredAssurance: { readonly value: number } | null } }> } };

export type FoundFragment = { readonly id: string, readonly sourceId: string, readonly name: string, readonly kind: NodeKind, readonly requiredAssurance: { readonly value: number } | null };

export type FindingsQueryVariables = Exact<{
  filter?: FindingFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type FindingsQuery = { readonly snapshot: { readonly id: string, readonly source: string, readonly tenant: { readonly id: string, readonly name: string } }, readonly findings: { readonly counts: ReadonlyArray<{ readonly severity: Severity, readonly found: number, readonly unknown: number }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly rule: string, readonly title: string, readonly why: string, readonly source: string, readonly verdict: Verdict, readonly severity: Severity, readonly hygiene: boolean, readonly says: string, readonly basis: Basis, readonly resources: number, readonly evidence: ReadonlyArray<string>, readonly missing: ReadonlyArray<string>, readonly subject: { readonly id: string, readonly name: string, readonly kind: string }, readonly target: { readonly id: string, readonly name: string, readonly kind: string } | null, readonly reaches: { readonly id: string, readonly name: string } | null, readonly has: { readonly name: LevelName, readonly value: number } | null, readonly needs: { readonly name: LevelName, readonly value: number } | null, readonly controls: ReadonlyArray<{ readonly framework: string, readonly id: string, readonly title: string }>, readonly remedy: { readonly kind: string, readonly says: string, readonly subject: string, readonly steps: string, readonly withoutChange: string | null } } }> } };

export type PrintedFindingFragment = { readonly id: string, readonly rule: string, readonly title: string, readonly why: string, readonly source: string, readonly verdict: Verdict, readonly severity: Severity, readonly hygiene: boolean, readonly says: string, readonly basis: Basis, readonly resources: number, readonly evidence: ReadonlyArray<string>, readonly missing: ReadonlyArray<string>, readonly subject: { readonly id: string, readonly name: string, readonly kind: string }, readonly target: { readonly id: string, readonly name: string, readonly kind: string } | null, readonly reaches: { readonly id: string, readonly name: string } | null, readonly has: { readonly name: LevelName, readonly value: number } | null, readonly needs: { readonly name: LevelName, readonly value: number } | null, readonly controls: ReadonlyArray<{ readonly framework: string, readonly id: string, readonly title: string }>, readonly remedy: { readonly kind: string, readonly says: string, readonly subject: string, readonly steps: string, readonly withoutChange: string | null } };

export type FindingRouteQueryVariables = Exact<{
  to: string;
  filter?: RouteFilter | null | undefined;
}>;


export type FindingRouteQuery = { readonly routes: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly sentence: string, readonly hops: ReadonlyArray<{ readonly from: { readonly id: string, readonly name: string, readonly kind: NodeKind }, readonly link: { readonly says: string, readonly gate: { readonly name: LevelName, readonly value: number } }, readonly to: { readonly id: string, readonly name: string, readonly kind: NodeKind } }> } }> } };

export type LevelFragment = { readonly name: LevelName, readonly value: number };

export type IdentitiesQueryVariables = Exact<{
  filter?: IdentityFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type IdentitiesQuery = { readonly snapshot: { readonly id: string, readonly tenant: { readonly id: string, readonly name: string } }, readonly identities: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly name: string, readonly enabled: boolean, readonly createdAt: string | null, readonly lastUse: string | null, readonly logging: string, readonly reviewed: boolean | null, readonly risk: string | null, readonly until: string | null, readonly expiresAt: string | null, readonly flags: ReadonlyArray<InventoryFlag>, readonly sort: { readonly value: string, readonly confidence: Confidence, readonly evidence: string }, readonly purpose: { readonly value: string, readonly confidence: Confidence, readonly evidence: string } | null, readonly owners: ReadonlyArray<{ readonly id: string, readonly name: string, readonly state: string, readonly weaker: boolean, readonly sponsor: boolean | null, readonly exposure: { readonly name: LevelName, readonly value: number } | null }> | null, readonly blueprint: { readonly id: string, readonly name: string, readonly inherited: ReadonlyArray<string> | null, readonly credentials: ReadonlyArray<{ readonly id: string, readonly type: string, readonly active: boolean, readonly endsAt: string | null }> } | null, readonly attestation: { readonly lastAt: string | null, readonly issues: ReadonlyArray<string> } | null, readonly sponsors: ReadonlyArray<{ readonly id: string, readonly name: string, readonly state: string, readonly weaker: boolean, readonly sponsor: boolean | null, readonly exposure: { readonly name: LevelName, readonly value: number } | null }> | null, readonly answersFor: { readonly says: string, readonly state: string | null } | null, readonly credentials: ReadonlyArray<{ readonly id: string, readonly type: string, readonly active: boolean, readonly ageDays: number | null, readonly lifetimeDays: number | null, readonly endsAt: string | null, readonly lastUse: string | null, readonly level: { readonly name: LevelName, readonly value: number } | null, readonly sharedWith: ReadonlyArray<{ readonly id: string, readonly name: string, readonly kind: string }> }>, readonly attachedTo: ReadonlyArray<{ readonly id: string, readonly name: string, readonly kind: string }> | null, readonly reach: { readonly resources: number, readonly resourcesAssumed: number, readonly tenantControl: boolean, readonly examples: ReadonlyArray<string>, readonly needs: { readonly name: LevelName, readonly value: number } | null }, readonly exposure: { readonly name: LevelName, readonly value: number } | null, readonly revocation: { readonly how: string, readonly howFast: string, readonly staysAlive: ReadonlyArray<string> }, readonly unknown: ReadonlyArray<{ readonly fact: string, readonly missing: ReadonlyArray<string> }> } }> } };

export type PrintedIdentityFragment = { readonly id: string, readonly name: string, readonly enabled: boolean, readonly createdAt: string | null, readonly lastUse: string | null, readonly logging: string, readonly reviewed: boolean | null, readonly risk: string | null, readonly until: string | null, readonly expiresAt: string | null, readonly flags: ReadonlyArray<InventoryFlag>, readonly sort: { readonly value: string, readonly confidence: Confidence, readonly evidence: string }, readonly purpose: { readonly value: string, readonly confidence: Confidence, readonly evidence: string } | null, readonly owners: ReadonlyArray<{ readonly id: string, readonly name: string, readonly state: string, readonly weaker: boolean, readonly sponsor: boolean | null, readonly exposure: { readonly name: LevelName, readonly value: number } | null }> | null, readonly blueprint: { readonly id: string, readonly name: string, readonly inherited: ReadonlyArray<string> | null, readonly credentials: ReadonlyArray<{ readonly id: string, readonly type: string, readonly active: boolean, readonly endsAt: string | null }> } | null, readonly attestation: { readonly lastAt: string | null, readonly issues: ReadonlyArray<string> } | null, readonly sponsors: ReadonlyArray<{ readonly id: string, readonly name: string, readonly state: string, readonly weaker: boolean, readonly sponsor: boolean | null, readonly exposure: { readonly name: LevelName, readonly value: number } | null }> | null, readonly answersFor: { readonly says: string, readonly state: string | null } | null, readonly credentials: ReadonlyArray<{ readonly id: string, readonly type: string, readonly active: boolean, readonly ageDays: number | null, readonly lifetimeDays: number | null, readonly endsAt: string | null, readonly lastUse: string | null, readonly level: { readonly name: LevelName, readonly value: number } | null, readonly sharedWith: ReadonlyArray<{ readonly id: string, readonly name: string, readonly kind: string }> }>, readonly attachedTo: ReadonlyArray<{ readonly id: string, readonly name: string, readonly kind: string }> | null, readonly reach: { readonly resources: number, readonly resourcesAssumed: number, readonly tenantControl: boolean, readonly examples: ReadonlyArray<string>, readonly needs: { readonly name: LevelName, readonly value: number } | null }, readonly exposure: { readonly name: LevelName, readonly value: number } | null, readonly revocation: { readonly how: string, readonly howFast: string, readonly staysAlive: ReadonlyArray<string> }, readonly unknown: ReadonlyArray<{ readonly fact: string, readonly missing: ReadonlyArray<string> }> };

export type OverviewQueryVariables = Exact<{ [key: string]: never; }>;


export type OverviewQuery = { readonly snapshot: { readonly id: string }, readonly tenant: { readonly id: string, readonly name: string, readonly states: { readonly underProtected: number, readonly undecided: number, readonly protected: number }, readonly statesOfTheirOwn: { readonly underProtected: number, readonly undecided: number, readonly protected: number }, readonly openPairs: { readonly seen: number, readonly assumed: number }, readonly shortfall: { readonly seen: number, readonly assumed: number }, readonly underDefaultRequirements: { readonly states: { readonly underProtected: number, readonly undecided: number, readonly protected: number }, readonly openPairs: { readonly seen: number, readonly assumed: number }, readonly shortfall: { readonly seen: number, readonly assumed: number } } | null, readonly openPairsByBarrier: ReadonlyArray<{ readonly barrier: { readonly name: LevelName, readonly value: number }, readonly tenantControl: { readonly seen: number, readonly assumed: number }, readonly rest: { readonly seen: number, readonly assumed: number } }> }, readonly questions: ReadonlyArray<{ readonly key: string, readonly says: string, readonly kind: QuestionKind, readonly declare: string | null, readonly collections: ReadonlyArray<string>, readonly permissions: ReadonlyArray<string>, readonly repair: string | null, readonly touches: number, readonly closes: number, readonly confirms: number, readonly closesWithThose: number, readonly couldOpen: number }>, readonly declarations: ReadonlyArray<{ readonly key: string, readonly by: string | null, readonly evidence: string | null, readonly until: string | null, readonly isPast: boolean }>, readonly breakGlass: ReadonlyArray<{ readonly id: string, readonly name: string | null, readonly findings: ReadonlyArray<{ readonly rule: string, readonly met: boolean, readonly why: string }> }> };

export type OverviewResourcesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type OverviewResourcesQuery = { readonly resources: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly name: string, readonly kind: NodeKind, readonly requiredAssurance: { readonly name: LevelName, readonly value: number } | null, readonly protection: { readonly state: ProtectionState, readonly asDeclared: ReadonlyArray<string>, readonly openWays: { readonly seen: number, readonly assumed: number }, readonly openIdentities: { readonly seen: number, readonly assumed: number }, readonly outside: { readonly seen: number, readonly assumed: number }, readonly shortfall: { readonly seen: number, readonly assumed: number }, readonly ofItsOwn: { readonly state: ProtectionState, readonly openIdentities: { readonly seen: number, readonly assumed: number } }, readonly notCovered: ReadonlyArray<{ readonly collection: string, readonly status: string }> } | null } }> } };

export type FirstRouteQueryVariables = Exact<{
  to: string;
}>;


export type FirstRouteQuery = { readonly routes: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly sentence: string } }> } };

export type QuestionFragment = { readonly key: string, readonly says: string, readonly kind: QuestionKind, readonly declare: string | null, readonly collections: ReadonlyArray<string>, readonly permissions: ReadonlyArray<string>, readonly repair: string | null, readonly touches: number, readonly closes: number, readonly confirms: number, readonly closesWithThose: number, readonly couldOpen: number };

export type StatesFragment = { readonly underProtected: number, readonly undecided: number, readonly protected: number };

export type SeenAssumedFragment = { readonly seen: number, readonly assumed: number };

export type BreakGlassFragment = { readonly id: string, readonly name: string | null, readonly findings: ReadonlyArray<{ readonly rule: string, readonly met: boolean, readonly why: string }> };

export type ResourceFragment = { readonly id: string, readonly name: string, readonly kind: NodeKind, readonly requiredAssurance: { readonly name: LevelName, readonly value: number } | null, readonly protection: { readonly state: ProtectionState, readonly asDeclared: ReadonlyArray<string>, readonly openWays: { readonly seen: number, readonly assumed: number }, readonly openIdentities: { readonly seen: number, readonly assumed: number }, readonly outside: { readonly seen: number, readonly assumed: number }, readonly shortfall: { readonly seen: number, readonly assumed: number }, readonly ofItsOwn: { readonly state: ProtectionState, readonly openIdentities: { readonly seen: number, readonly assumed: number } }, readonly notCovered: ReadonlyArray<{ readonly collection: string, readonly status: string }> } | null };

export type ProvenStateQueryVariables = Exact<{
  id: string;
}>;


export type ProvenStateQuery = { readonly snapshot: { readonly id: string }, readonly node: { readonly id: string, readonly name: string, readonly requiredAssurance: { readonly name: LevelName, readonly value: number } | null, readonly protection: { readonly state: ProtectionState, readonly asDeclared: ReadonlyArray<string>, readonly notCovered: ReadonlyArray<{ readonly collection: string, readonly status: string }> } | null } | null };

export type ReachesQueryVariables = Exact<{
  from: string;
}>;


export type ReachesQuery = { readonly snapshot: { readonly id: string }, readonly node: { readonly id: string, readonly name: string, readonly kind: NodeKind, readonly waysIn: ReadonlyArray<{ readonly name: string, readonly seen: boolean, readonly level: { readonly name: LevelName, readonly value: number } }> } | null, readonly reaches: ReadonlyArray<{ readonly seen: boolean, readonly isBelowRequired: boolean | null, readonly to: { readonly id: string, readonly name: string, readonly kind: NodeKind, readonly requiredAssurance: { readonly name: LevelName, readonly value: number } | null }, readonly barrier: { readonly name: LevelName, readonly value: number }, readonly route: { readonly id: string, readonly sentence: string } }> };

export type RoutesQueryVariables = Exact<{
  to: string;
  from?: string | null | undefined;
  filter?: RouteFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
  counted: boolean;
}>;


export type RoutesQuery = { readonly node: { readonly id: string, readonly sourceId: string, readonly name: string, readonly kind: NodeKind, readonly sensitiveBecause: string | null, readonly requiredAssurance: { readonly name: LevelName, readonly value: number } | null, readonly exposure: { readonly name: LevelName, readonly value: number } | null, readonly exposureKnown: { readonly name: LevelName, readonly value: number } | null, readonly exposureWithoutTenantControl: { readonly name: LevelName, readonly value: number } | null, readonly protection: { readonly state: ProtectionState, readonly openIdentities: { readonly seen: number, readonly assumed: number } } | null } | null, readonly coverage: { readonly gaps: ReadonlyArray<{ readonly links: ReadonlyArray<LinkKind>, readonly says: string }> }, readonly routes: { readonly snapshot: string, readonly complete: boolean, readonly stoppedBy: StopReason | null, readonly stoppedBecause: string | null, readonly notJudged: ReadonlyArray<{ readonly kinds: ReadonlyArray<LinkKind>, readonly reason: string }>, readonly throughTenantControl: { readonly name: LevelName, readonly value: number } | null, readonly count?: { readonly value: number, readonly exact: boolean }, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly cursor: string, readonly node: { readonly id: string, readonly length: number, readonly sentence: string, readonly seen: boolean, readonly barrier: { readonly name: LevelName, readonly value: number }, readonly weakest: { readonly from: { readonly id: string, readonly name: string, readonly kind: NodeKind }, readonly link: { readonly id: string, readonly kind: LinkKind, readonly says: string, readonly basis: Basis, readonly rule: string, readonly alsoBy: ReadonlyArray<LinkKind>, readonly authenticators: ReadonlyArray<string> | null, readonly authenticatorsInWords: string | null, readonly evidence: ReadonlyArray<{ readonly id: string, readonly collection: string | null, readonly says: string | null }>, readonly gate: { readonly name: LevelName, readonly value: number }, readonly assurance: { readonly name: LevelName, readonly value: number } | null }, readonly to: { readonly id: string, readonly name: string, readonly kind: NodeKind }, readonly help: { readonly claim: string, readonly abuse: string, readonly close: string, readonly wrong: string, readonly source: string } } | null, readonly hops: ReadonlyArray<{ readonly from: { readonly id: string, readonly name: string, readonly kind: NodeKind }, readonly link: { readonly id: string, readonly kind: LinkKind, readonly says: string, readonly basis: Basis, readonly rule: string, readonly alsoBy: ReadonlyArray<LinkKind>, readonly authenticators: ReadonlyArray<string> | null, readonly authenticatorsInWords: string | null, readonly evidence: ReadonlyArray<{ readonly id: string, readonly collection: string | null, readonly says: string | null }>, readonly gate: { readonly name: LevelName, readonly value: number }, readonly assurance: { readonly name: LevelName, readonly value: number } | null }, readonly to: { readonly id: string, readonly name: string, readonly kind: NodeKind }, readonly help: { readonly claim: string, readonly abuse: string, readonly close: string, readonly wrong: string, readonly source: string } }> } }> } };

export type FamiliesQueryVariables = Exact<{
  to: string;
}>;


export type FamiliesQuery = { readonly families: ReadonlyArray<{ readonly isTenantControl: boolean, readonly repeats: boolean, readonly kinds: ReadonlyArray<LinkKind>, readonly closes: ReadonlyArray<string>, readonly power: { readonly id: string, readonly name: string, readonly kind: NodeKind }, readonly powers: ReadonlyArray<{ readonly id: string, readonly name: string, readonly kind: NodeKind }>, readonly identities: { readonly seen: number, readonly assumed: number }, readonly route: { readonly id: string, readonly sentence: string, readonly seen: boolean } | null }> };

export type TargetFragment = { readonly id: string, readonly sourceId: string, readonly name: string, readonly kind: NodeKind, readonly sensitiveBecause: string | null, readonly requiredAssurance: { readonly name: LevelName, readonly value: number } | null, readonly exposure: { readonly name: LevelName, readonly value: number } | null, readonly exposureKnown: { readonly name: LevelName, readonly value: number } | null, readonly exposureWithoutTenantControl: { readonly name: LevelName, readonly value: number } | null, readonly protection: { readonly state: ProtectionState, readonly openIdentities: { readonly seen: number, readonly assumed: number } } | null };

export type PrintedRouteFragment = { readonly id: string, readonly length: number, readonly sentence: string, readonly seen: boolean, readonly barrier: { readonly name: LevelName, readonly value: number }, readonly weakest: { readonly from: { readonly id: string, readonly name: string, readonly kind: NodeKind }, readonly link: { readonly id: string, readonly kind: LinkKind, readonly says: string, readonly basis: Basis, readonly rule: string, readonly alsoBy: ReadonlyArray<LinkKind>, readonly authenticators: ReadonlyArray<string> | null, readonly authenticatorsInWords: string | null, readonly evidence: ReadonlyArray<{ readonly id: string, readonly collection: string | null, readonly says: string | null }>, readonly gate: { readonly name: LevelName, readonly value: number }, readonly assurance: { readonly name: LevelName, readonly value: number } | null }, readonly to: { readonly id: string, readonly name: string, readonly kind: NodeKind }, readonly help: { readonly claim: string, readonly abuse: string, readonly close: string, readonly wrong: string, readonly source: string } } | null, readonly hops: ReadonlyArray<{ readonly from: { readonly id: string, readonly name: string, readonly kind: NodeKind }, readonly link: { readonly id: string, readonly kind: LinkKind, readonly says: string, readonly basis: Basis, readonly rule: string, readonly alsoBy: ReadonlyArray<LinkKind>, readonly authenticators: ReadonlyArray<string> | null, readonly authenticatorsInWords: string | null, readonly evidence: ReadonlyArray<{ readonly id: string, readonly collection: string | null, readonly says: string | null }>, readonly gate: { readonly name: LevelName, readonly value: number }, readonly assurance: { readonly name: LevelName, readonly value: number } | null }, readonly to: { readonly id: string, readonly name: string, readonly kind: NodeKind }, readonly help: { readonly claim: string, readonly abuse: string, readonly close: string, readonly wrong: string, readonly source: string } }> };

export type PrintedHopFragment = { readonly from: { readonly id: string, readonly name: string, readonly kind: NodeKind }, readonly link: { readonly id: string, readonly kind: LinkKind, readonly says: string, readonly basis: Basis, readonly rule: string, readonly alsoBy: ReadonlyArray<LinkKind>, readonly authenticators: ReadonlyArray<string> | null, readonly authenticatorsInWords: string | null, readonly evidence: ReadonlyArray<{ readonly id: string, readonly collection: string | null, readonly says: string | null }>, readonly gate: { readonly name: LevelName, readonly value: number }, readonly assurance: { readonly name: LevelName, readonly value: number } | null }, readonly to: { readonly id: string, readonly name: string, readonly kind: NodeKind }, readonly help: { readonly claim: string, readonly abuse: string, readonly close: string, readonly wrong: string, readonly source: string } };

export type SignInQueryVariables = Exact<{
  user: string;
  audience?: string | null | undefined;
  conditions?: SignInConditions | null | undefined;
}>;


export type SignInQuery = { readonly signIn: { readonly audience: string, readonly audienceName: string, readonly conditions: string, readonly decision: SignInDecision, readonly requiredControls: ReadonlyArray<string>, readonly alternatives: ReadonlyArray<ReadonlyArray<string>>, readonly session: ReadonlyArray<string>, readonly assumptions: ReadonlyArray<string>, readonly user: { readonly id: string, readonly sourceId: string, readonly name: string, readonly kind: NodeKind }, readonly level: { readonly name: LevelName, readonly value: number } | null, readonly ordinary: { readonly decision: SignInDecision, readonly requiredControls: ReadonlyArray<string>, readonly says: string }, readonly waysIn: ReadonlyArray<{ readonly kind: LinkKind, readonly authenticators: ReadonlyArray<string>, readonly basis: Basis, readonly entry: string, readonly entryName: string, readonly rule: string, readonly assumptions: ReadonlyArray<string>, readonly level: { readonly name: LevelName, readonly value: number }, readonly alternatives: ReadonlyArray<{ readonly authenticators: ReadonlyArray<string>, readonly level: { readonly name: LevelName, readonly value: number } }> }>, readonly policies: ReadonlyArray<{ readonly id: string, readonly name: string, readonly state: PolicyState, readonly applies: boolean, readonly why: string, readonly controls: ReadonlyArray<string>, readonly conditions: ReadonlyArray<{ readonly name: string, readonly applies: boolean, readonly why: string }> }>, readonly audiences: ReadonlyArray<{ readonly audience: string, readonly name: string, readonly decision: SignInDecision, readonly requiredControls: ReadonlyArray<string>, readonly conditions: string, readonly level: { readonly name: LevelName, readonly value: number } | null, readonly ordinary: { readonly decision: SignInDecision, readonly requiredControls: ReadonlyArray<string>, readonly says: string } }>, readonly breakGlass: ReadonlyArray<{ readonly rule: string, readonly met: boolean, readonly why: string }> } };

export type VerifyQueryVariables = Exact<{
  user: string;
  audience?: string | null | undefined;
  conditions?: SignInConditions | null | undefined;
}>;


export type VerifyQuery = { readonly signIn: { readonly audience: string, readonly audienceName: string, readonly user: { readonly sourceId: string }, readonly context: { readonly client: string, readonly platform: string, readonly device: string, readonly flow: string, readonly userRisk: string, readonly signInRisk: string, readonly insiderRisk: string }, readonly policies: ReadonlyArray<{ readonly id: string, readonly name: string, readonly state: PolicyState, readonly conditions: ReadonlyArray<{ readonly name: string, readonly applies: boolean, readonly why: string }> }> } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const StatesFragmentDoc = new TypedDocumentString(`
    fragment States on StateCounts {
  underProtected
  undecided
  protected
}
    `, {"fragmentName":"States"}) as unknown as TypedDocumentString<StatesFragment, unknown>;
export const SeenAssumedFragmentDoc = new TypedDocumentString(`
    fragment SeenAssumed on SeenAssumed {
  seen
  assumed
}
    `, {"fragmentName":"SeenAssumed"}) as unknown as TypedDocumentString<SeenAssumedFragment, unknown>;
export const TenantMeasuresFragmentDoc = new TypedDocumentString(`
    fragment TenantMeasures on TenantMeasures {
  states {
    ...States
  }
  openPairs {
    ...SeenAssumed
  }
  shortfall {
    ...SeenAssumed
  }
}
    fragment States on StateCounts {
  underProtected
  undecided
  protected
}
fragment SeenAssumed on SeenAssumed {
  seen
  assumed
}`, {"fragmentName":"TenantMeasures"}) as unknown as TypedDocumentString<TenantMeasuresFragment, unknown>;
export const ResourceMeasuresFragmentDoc = new TypedDocumentString(`
    fragment ResourceMeasures on ResourceMeasures {
  id
  name
  kind
  requires
  state
  openIdentities {
    ...SeenAssumed
  }
  shortfall {
    ...SeenAssumed
  }
}
    fragment SeenAssumed on SeenAssumed {
  seen
  assumed
}`, {"fragmentName":"ResourceMeasures"}) as unknown as TypedDocumentString<ResourceMeasuresFragment, unknown>;
export const PersonAffectedFragmentDoc = new TypedDocumentString(`
    fragment PersonAffected on PersonAffected {
  id
  name
  audiences
}
    `, {"fragmentName":"PersonAffected"}) as unknown as TypedDocumentString<PersonAffectedFragment, unknown>;
export const FoundFragmentDoc = new TypedDocumentString(`
    fragment Found on Node {
  id
  sourceId
  name
  kind
  requiredAssurance {
    value
  }
}
    `, {"fragmentName":"Found"}) as unknown as TypedDocumentString<FoundFragment, unknown>;
export const LevelFragmentDoc = new TypedDocumentString(`
    fragment Level on Level {
  name
  value
}
    `, {"fragmentName":"Level"}) as unknown as TypedDocumentString<LevelFragment, unknown>;
export const PrintedFindingFragmentDoc = new TypedDocumentString(`
    fragment PrintedFinding on Finding {
  id
  rule
  title
  why
  source
  verdict
  severity
  hygiene
  says
  basis
  resources
  evidence
  missing
  subject {
    id
    name
    kind
  }
  target {
    id
    name
    kind
  }
  reaches {
    id
    name
  }
  has {
    ...Level
  }
  needs {
    ...Level
  }
  controls {
    framework
    id
    title
  }
  remedy {
    kind
    says
    subject
    steps
    withoutChange
  }
}
    fragment Level on Level {
  name
  value
}`, {"fragmentName":"PrintedFinding"}) as unknown as TypedDocumentString<PrintedFindingFragment, unknown>;
export const PrintedIdentityFragmentDoc = new TypedDocumentString(`
    fragment PrintedIdentity on Identity {
  id
  name
  enabled
  createdAt
  lastUse
  logging
  reviewed
  risk
  until
  expiresAt
  flags
  sort {
    value
    confidence
    evidence
  }
  purpose {
    value
    confidence
    evidence
  }
  owners {
    id
    name
    state
    weaker
    sponsor
    exposure {
      ...Level
    }
  }
  blueprint {
    id
    name
    inherited
    credentials {
      id
      type
      active
      endsAt
    }
  }
  attestation {
    lastAt
    issues
  }
  sponsors {
    id
    name
    state
    weaker
    sponsor
    exposure {
      ...Level
    }
  }
  answersFor {
    says
    state
  }
  credentials {
    id
    type
    active
    ageDays
    lifetimeDays
    endsAt
    lastUse
    level {
      ...Level
    }
    sharedWith {
      id
      name
      kind
    }
  }
  attachedTo {
    id
    name
    kind
  }
  reach {
    resources
    resourcesAssumed
    tenantControl
    examples
    needs {
      ...Level
    }
  }
  exposure {
    ...Level
  }
  revocation {
    how
    howFast
    staysAlive
  }
  unknown {
    fact
    missing
  }
}
    fragment Level on Level {
  name
  value
}`, {"fragmentName":"PrintedIdentity"}) as unknown as TypedDocumentString<PrintedIdentityFragment, unknown>;
export const QuestionFragmentDoc = new TypedDocumentString(`
    fragment Question on Question {
  key
  says
  kind
  declare
  collections
  permissions
  repair
  touches
  closes
  confirms
  closesWithThose
  couldOpen
}
    `, {"fragmentName":"Question"}) as unknown as TypedDocumentString<QuestionFragment, unknown>;
export const BreakGlassFragmentDoc = new TypedDocumentString(`
    fragment BreakGlass on BreakGlassAccount {
  id
  name
  findings {
    rule
    met
    why
  }
}
    `, {"fragmentName":"BreakGlass"}) as unknown as TypedDocumentString<BreakGlassFragment, unknown>;
export const ResourceFragmentDoc = new TypedDocumentString(`
    fragment Resource on Node {
  id
  name
  kind
  requiredAssurance {
    ...Level
  }
  protection {
    state
    openWays {
      ...SeenAssumed
    }
    openIdentities {
      ...SeenAssumed
    }
    outside {
      ...SeenAssumed
    }
    shortfall {
      ...SeenAssumed
    }
    ofItsOwn {
      state
      openIdentities {
        ...SeenAssumed
      }
    }
    asDeclared
    notCovered {
      collection
      status
    }
  }
}
    fragment Level on Level {
  name
  value
}
fragment SeenAssumed on SeenAssumed {
  seen
  assumed
}`, {"fragmentName":"Resource"}) as unknown as TypedDocumentString<ResourceFragment, unknown>;
export const TargetFragmentDoc = new TypedDocumentString(`
    fragment Target on Node {
  id
  sourceId
  name
  kind
  sensitiveBecause
  requiredAssurance {
    ...Level
  }
  exposure {
    ...Level
  }
  exposureKnown {
    ...Level
  }
  exposureWithoutTenantControl {
    ...Level
  }
  protection {
    state
    openIdentities {
      seen
      assumed
    }
  }
}
    fragment Level on Level {
  name
  value
}`, {"fragmentName":"Target"}) as unknown as TypedDocumentString<TargetFragment, unknown>;
export const PrintedHopFragmentDoc = new TypedDocumentString(`
    fragment PrintedHop on Hop {
  from {
    id
    name
    kind
  }
  link {
    id
    kind
    says
    basis
    rule
    alsoBy
    authenticators
    authenticatorsInWords
    evidence {
      id
      collection
      says
    }
    gate {
      ...Level
    }
    assurance {
      ...Level
    }
  }
  to {
    id
    name
    kind
  }
  help {
    claim
    abuse
    close
    wrong
    source
  }
}
    fragment Level on Level {
  name
  value
}`, {"fragmentName":"PrintedHop"}) as unknown as TypedDocumentString<PrintedHopFragment, unknown>;
export const PrintedRouteFragmentDoc = new TypedDocumentString(`
    fragment PrintedRoute on Route {
  id
  length
  sentence
  seen
  barrier {
    ...Level
  }
  weakest {
    ...PrintedHop
  }
  hops {
    ...PrintedHop
  }
}
    fragment Level on Level {
  name
  value
}
fragment PrintedHop on Hop {
  from {
    id
    name
    kind
  }
  link {
    id
    kind
    says
    basis
    rule
    alsoBy
    authenticators
    authenticatorsInWords
    evidence {
      id
      collection
      says
    }
    gate {
      ...Level
    }
    assurance {
      ...Level
    }
  }
  to {
    id
    name
    kind
  }
  help {
    claim
    abuse
    close
    wrong
    source
  }
}`, {"fragmentName":"PrintedRoute"}) as unknown as TypedDocumentString<PrintedRouteFragment, unknown>;
export const ApplicationsDocument = new TypedDocumentString(`
    query Applications($text: String!) {
  search(text: $text, kinds: [Application, ServicePrincipal], first: 25) {
    edges {
      node {
        name
        details {
          name
          value
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ApplicationsQuery, ApplicationsQueryVariables>;
export const ChokePointsDocument = new TypedDocumentString(`
    query ChokePoints($to: ID, $first: Int!) {
  snapshot {
    id
  }
  tenant {
    openPairs {
      seen
      assumed
    }
  }
  chokePoints(to: $to, first: $first) {
    node {
      id
      name
      kind
    }
    closes {
      seen
      assumed
    }
    folded {
      id
      name
      kind
    }
    fix {
      kind
      title
      change
      steps
      undo
    }
  }
}
    `) as unknown as TypedDocumentString<ChokePointsQuery, ChokePointsQueryVariables>;
export const ControlsDocument = new TypedDocumentString(`
    query Controls($filter: FindingFilter!) {
  findings(filter: $filter, first: 1) {
    counts {
      severity
      found
      unknown
    }
  }
}
    `) as unknown as TypedDocumentString<ControlsQuery, ControlsQueryVariables>;
export const LoadedSnapshotDocument = new TypedDocumentString(`
    query LoadedSnapshot {
  snapshot {
    id
    source
  }
  tenant {
    openPairs {
      seen
      assumed
    }
  }
}
    `) as unknown as TypedDocumentString<LoadedSnapshotQuery, LoadedSnapshotQueryVariables>;
export const WhatIfDocument = new TypedDocumentString(`
    query WhatIf($changes: String!, $allowUndecided: Boolean) {
  whatIf(changes: $changes, allowUndecided: $allowUndecided) {
    title
    notQuick
    isJudged
    people {
      lockedOut {
        ...PersonAffected
      }
      mustRegister {
        ...PersonAffected
      }
      askedMore {
        ...PersonAffected
      }
    }
    before {
      ...TenantMeasures
    }
    after {
      ...TenantMeasures
    }
    resources {
      id
      name
      worse
      before {
        ...ResourceMeasures
      }
      after {
        ...ResourceMeasures
      }
    }
  }
}
    fragment TenantMeasures on TenantMeasures {
  states {
    ...States
  }
  openPairs {
    ...SeenAssumed
  }
  shortfall {
    ...SeenAssumed
  }
}
fragment ResourceMeasures on ResourceMeasures {
  id
  name
  kind
  requires
  state
  openIdentities {
    ...SeenAssumed
  }
  shortfall {
    ...SeenAssumed
  }
}
fragment PersonAffected on PersonAffected {
  id
  name
  audiences
}
fragment States on StateCounts {
  underProtected
  undecided
  protected
}
fragment SeenAssumed on SeenAssumed {
  seen
  assumed
}`) as unknown as TypedDocumentString<WhatIfQuery, WhatIfQueryVariables>;
export const EnforcementDocument = new TypedDocumentString(`
    query Enforcement {
  snapshot {
    id
    tenant {
      id
      name
    }
  }
  enforcement {
    who
    audience
    people
    registered
    capable
    enforced
    recoverBelow
    weakestAuthenticators
    weakest {
      ...Level
    }
    levels {
      authenticatorAssuranceLevel
      people
      level {
        ...Level
      }
    }
  }
  sessions {
    who
    audience
    people
    longestHours
    everyTime
    neverPersistent
    alwaysPersistent
    strictlyEvaluated
    notEvaluated
    endsInOutage
    limits {
      level
      hours
      word
      idleMinutes
      people
    }
  }
}
    fragment Level on Level {
  name
  value
}`) as unknown as TypedDocumentString<EnforcementQuery, EnforcementQueryVariables>;
export const ExceptionsDocument = new TypedDocumentString(`
    query Exceptions {
  snapshot {
    id
    tenant {
      id
      name
    }
  }
  exceptions {
    sort
    state
    kind
    people
    owner
    reason
    until
    compensation
    policy {
      id
      name
    }
    who {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<ExceptionsQuery, ExceptionsQueryVariables>;
export const FindDocument = new TypedDocumentString(`
    query Find($id: ID!, $text: String!, $whole: Boolean!, $first: Int!, $kinds: [NodeKind!]) {
  node(id: $id) @include(if: $whole) {
    ...Found
  }
  search(text: $text, whole: $whole, first: $first, kinds: $kinds) {
    totalCount
    edges {
      node {
        ...Found
      }
    }
  }
}
    fragment Found on Node {
  id
  sourceId
  name
  kind
  requiredAssurance {
    value
  }
}`) as unknown as TypedDocumentString<FindQuery, FindQueryVariables>;
export const FindingsDocument = new TypedDocumentString(`
    query Findings($filter: FindingFilter, $first: Int!, $after: String) {
  snapshot {
    id
    source
    tenant {
      id
      name
    }
  }
  findings(filter: $filter, first: $first, after: $after) {
    counts {
      severity
      found
      unknown
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        ...PrintedFinding
      }
    }
  }
}
    fragment PrintedFinding on Finding {
  id
  rule
  title
  why
  source
  verdict
  severity
  hygiene
  says
  basis
  resources
  evidence
  missing
  subject {
    id
    name
    kind
  }
  target {
    id
    name
    kind
  }
  reaches {
    id
    name
  }
  has {
    ...Level
  }
  needs {
    ...Level
  }
  controls {
    framework
    id
    title
  }
  remedy {
    kind
    says
    subject
    steps
    withoutChange
  }
}
fragment Level on Level {
  name
  value
}`) as unknown as TypedDocumentString<FindingsQuery, FindingsQueryVariables>;
export const FindingRouteDocument = new TypedDocumentString(`
    query FindingRoute($to: ID!, $filter: RouteFilter) {
  routes(to: $to, filter: $filter, first: 1) {
    edges {
      node {
        id
        sentence
        hops {
          from {
            id
            name
            kind
          }
          link {
            says
            gate {
              ...Level
            }
          }
          to {
            id
            name
            kind
          }
        }
      }
    }
  }
}
    fragment Level on Level {
  name
  value
}`) as unknown as TypedDocumentString<FindingRouteQuery, FindingRouteQueryVariables>;
export const IdentitiesDocument = new TypedDocumentString(`
    query Identities($filter: IdentityFilter, $first: Int!, $after: String) {
  snapshot {
    id
    tenant {
      id
      name
    }
  }
  identities(filter: $filter, first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        ...PrintedIdentity
      }
    }
  }
}
    fragment Level on Level {
  name
  value
}
fragment PrintedIdentity on Identity {
  id
  name
  enabled
  createdAt
  lastUse
  logging
  reviewed
  risk
  until
  expiresAt
  flags
  sort {
    value
    confidence
    evidence
  }
  purpose {
    value
    confidence
    evidence
  }
  owners {
    id
    name
    state
    weaker
    sponsor
    exposure {
      ...Level
    }
  }
  blueprint {
    id
    name
    inherited
    credentials {
      id
      type
      active
      endsAt
    }
  }
  attestation {
    lastAt
    issues
  }
  sponsors {
    id
    name
    state
    weaker
    sponsor
    exposure {
      ...Level
    }
  }
  answersFor {
    says
    state
  }
  credentials {
    id
    type
    active
    ageDays
    lifetimeDays
    endsAt
    lastUse
    level {
      ...Level
    }
    sharedWith {
      id
      name
      kind
    }
  }
  attachedTo {
    id
    name
    kind
  }
  reach {
    resources
    resourcesAssumed
    tenantControl
    examples
    needs {
      ...Level
    }
  }
  exposure {
    ...Level
  }
  revocation {
    how
    howFast
    staysAlive
  }
  unknown {
    fact
    missing
  }
}`) as unknown as TypedDocumentString<IdentitiesQuery, IdentitiesQueryVariables>;
export const OverviewDocument = new TypedDocumentString(`
    query Overview {
  snapshot {
    id
  }
  tenant {
    id
    name
    states {
      ...States
    }
    statesOfTheirOwn {
      ...States
    }
    openPairs {
      ...SeenAssumed
    }
    shortfall {
      ...SeenAssumed
    }
    underDefaultRequirements {
      states {
        ...States
      }
      openPairs {
        ...SeenAssumed
      }
      shortfall {
        ...SeenAssumed
      }
    }
    openPairsByBarrier {
      barrier {
        ...Level
      }
      tenantControl {
        ...SeenAssumed
      }
      rest {
        ...SeenAssumed
      }
    }
  }
  questions {
    ...Question
  }
  declarations {
    key
    by
    evidence
    until
    isPast
  }
  breakGlass {
    ...BreakGlass
  }
}
    fragment Level on Level {
  name
  value
}
fragment Question on Question {
  key
  says
  kind
  declare
  collections
  permissions
  repair
  touches
  closes
  confirms
  closesWithThose
  couldOpen
}
fragment States on StateCounts {
  underProtected
  undecided
  protected
}
fragment SeenAssumed on SeenAssumed {
  seen
  assumed
}
fragment BreakGlass on BreakGlassAccount {
  id
  name
  findings {
    rule
    met
    why
  }
}`) as unknown as TypedDocumentString<OverviewQuery, OverviewQueryVariables>;
export const OverviewResourcesDocument = new TypedDocumentString(`
    query OverviewResources($first: Int!, $after: String) {
  resources(first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        ...Resource
      }
    }
  }
}
    fragment Level on Level {
  name
  value
}
fragment SeenAssumed on SeenAssumed {
  seen
  assumed
}
fragment Resource on Node {
  id
  name
  kind
  requiredAssurance {
    ...Level
  }
  protection {
    state
    openWays {
      ...SeenAssumed
    }
    openIdentities {
      ...SeenAssumed
    }
    outside {
      ...SeenAssumed
    }
    shortfall {
      ...SeenAssumed
    }
    ofItsOwn {
      state
      openIdentities {
        ...SeenAssumed
      }
    }
    asDeclared
    notCovered {
      collection
      status
    }
  }
}`) as unknown as TypedDocumentString<OverviewResourcesQuery, OverviewResourcesQueryVariables>;
export const FirstRouteDocument = new TypedDocumentString(`
    query FirstRoute($to: ID!) {
  routes(to: $to, first: 1) {
    edges {
      node {
        id
        sentence
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FirstRouteQuery, FirstRouteQueryVariables>;
export const ProvenStateDocument = new TypedDocumentString(`
    query ProvenState($id: ID!) {
  snapshot {
    id
  }
  node(id: $id) {
    id
    name
    requiredAssurance {
      ...Level
    }
    protection {
      state
      asDeclared
      notCovered {
        collection
        status
      }
    }
  }
}
    fragment Level on Level {
  name
  value
}`) as unknown as TypedDocumentString<ProvenStateQuery, ProvenStateQueryVariables>;
export const ReachesDocument = new TypedDocumentString(`
    query Reaches($from: ID!) {
  snapshot {
    id
  }
  node(id: $from) {
    id
    name
    kind
    waysIn {
      name
      level {
        ...Level
      }
      seen
    }
  }
  reaches(from: $from) {
    to {
      id
      name
      kind
      requiredAssurance {
        ...Level
      }
    }
    barrier {
      ...Level
    }
    seen
    isBelowRequired
    route {
      id
      sentence
    }
  }
}
    fragment Level on Level {
  name
  value
}`) as unknown as TypedDocumentString<ReachesQuery, ReachesQueryVariables>;
export const RoutesDocument = new TypedDocumentString(`
    query Routes($to: ID!, $from: ID, $filter: RouteFilter, $first: Int!, $after: String, $counted: Boolean!) {
  node(id: $to) {
    ...Target
  }
  coverage {
    gaps {
      links
      says
    }
  }
  routes(to: $to, from: $from, filter: $filter, first: $first, after: $after) {
    snapshot
    complete
    stoppedBy
    stoppedBecause
    notJudged {
      kinds
      reason
    }
    throughTenantControl {
      ...Level
    }
    count @include(if: $counted) {
      value
      exact
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      cursor
      node {
        ...PrintedRoute
      }
    }
  }
}
    fragment Level on Level {
  name
  value
}
fragment Target on Node {
  id
  sourceId
  name
  kind
  sensitiveBecause
  requiredAssurance {
    ...Level
  }
  exposure {
    ...Level
  }
  exposureKnown {
    ...Level
  }
  exposureWithoutTenantControl {
    ...Level
  }
  protection {
    state
    openIdentities {
      seen
      assumed
    }
  }
}
fragment PrintedRoute on Route {
  id
  length
  sentence
  seen
  barrier {
    ...Level
  }
  weakest {
    ...PrintedHop
  }
  hops {
    ...PrintedHop
  }
}
fragment PrintedHop on Hop {
  from {
    id
    name
    kind
  }
  link {
    id
    kind
    says
    basis
    rule
    alsoBy
    authenticators
    authenticatorsInWords
    evidence {
      id
      collection
      says
    }
    gate {
      ...Level
    }
    assurance {
      ...Level
    }
  }
  to {
    id
    name
    kind
  }
  help {
    claim
    abuse
    close
    wrong
    source
  }
}`) as unknown as TypedDocumentString<RoutesQuery, RoutesQueryVariables>;
export const FamiliesDocument = new TypedDocumentString(`
    query Families($to: ID!) {
  families(to: $to) {
    power {
      id
      name
      kind
    }
    powers {
      id
      name
      kind
    }
    isTenantControl
    repeats
    kinds
    closes
    identities {
      seen
      assumed
    }
    route {
      id
      sentence
      seen
    }
  }
}
    `) as unknown as TypedDocumentString<FamiliesQuery, FamiliesQueryVariables>;
export const SignInDocument = new TypedDocumentString(`
    query SignIn($user: ID!, $audience: String, $conditions: SignInConditions) {
  signIn(user: $user, audience: $audience, conditions: $conditions) {
    user {
      id
      sourceId
      name
      kind
    }
    audience
    audienceName
    conditions
    decision
    requiredControls
    alternatives
    session
    assumptions
    level {
      ...Level
    }
    ordinary {
      decision
      requiredControls
      says
    }
    waysIn {
      kind
      authenticators
      basis
      entry
      entryName
      rule
      assumptions
      level {
        ...Level
      }
      alternatives {
        authenticators
        level {
          ...Level
        }
      }
    }
    policies {
      id
      name
      state
      applies
      why
      controls
      conditions {
        name
        applies
        why
      }
    }
    audiences {
      audience
      name
      decision
      requiredControls
      conditions
      level {
        ...Level
      }
      ordinary {
        decision
        requiredControls
        says
      }
    }
    breakGlass {
      rule
      met
      why
    }
  }
}
    fragment Level on Level {
  name
  value
}`) as unknown as TypedDocumentString<SignInQuery, SignInQueryVariables>;
export const VerifyDocument = new TypedDocumentString(`
    query Verify($user: ID!, $audience: String, $conditions: SignInConditions) {
  signIn(user: $user, audience: $audience, conditions: $conditions) {
    user {
      sourceId
    }
    audience
    audienceName
    context {
      client
      platform
      device
      flow
      userRisk
      signInRisk
      insiderRisk
    }
    policies {
      id
      name
      state
      conditions {
        name
        applies
        why
      }
    }
  }
}
    `) as unknown as TypedDocumentString<VerifyQuery, VerifyQueryVariables>;
