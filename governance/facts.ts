/** What the rules judge: identities with the facts about each, and what the tenant sets for all of them. Times are ms since 1970. */
import type { Level, LinkKind, NodeKind } from '#catalogue';
import type { Reach } from './reach.ts';

/** A fact that is known, or the collections without which it is not. Not collected is never "no". */
export type Known<T> = { readonly value: T } | { readonly unknown: readonly string[] };

/** A node that a finding names. */
export interface Ref {
  readonly id: string;
  readonly name: string;
  readonly kind: NodeKind | 'ConditionalAccessPolicy';
}

/** The level at which somebody from outside becomes an identity: by what is known, and with all that is assumed; undefined where no route leads there. */
export interface Exposure {
  readonly seen: Level | undefined;
  readonly assumed: Level | undefined;
}

/** What somebody declared about an identity in postern.yaml. */
export interface Declared {
  readonly purpose?: string | undefined;
  /** Who answers for it, in words; with a state where it is somebody of the tenant. */
  readonly owner?: { readonly says: string; readonly state: Owner['state'] | undefined } | undefined;
  /** The end of its purpose. */
  readonly until?: number | undefined;
  /** Key vaults that keep its secret. */
  readonly keptIn?: readonly (Ref & { readonly exposure: Exposure })[] | undefined;
  readonly kind?: 'service-account' | 'shared-mailbox' | 'room' | 'pipeline' | 'test' | undefined;
}

/** What every identity has. */
interface Identity extends Ref {
  readonly enabled: boolean;
  readonly createdAt: number | undefined;
  readonly reach: Reach;
  readonly exposure: Exposure;
  /** What Microsoft says of its risk: `none`, `atRisk`, `confirmedCompromised`, ... */
  readonly risk: Known<string>;
  readonly declared: Declared;
  /** What it holds that may weaken policies. */
  readonly weakens: readonly (Ref & Held)[];
}

/** A link from an Entry into a person, or into the person as signed in to one audience. */
export interface WayIn {
  readonly kind: LinkKind;
  readonly gate: Level;
  readonly assumed: boolean;
  readonly authenticators: readonly string[];
  readonly evidence: readonly string[];
  readonly says: string | undefined;
  /** The node it leads to, and what that reaches. */
  readonly at: string;
  readonly reach: Reach;
}

/** Something that a person may activate. */
export interface Activation {
  readonly to: Ref;
  readonly gate: Level;
  readonly assumed: boolean;
  readonly evidence: readonly string[];
  readonly reach: Reach;
}

/** An enabled policy that asks for more than a password and leaves a person out who would be in it. */
export interface Exclusion {
  readonly policy: string;
  readonly name: string;
  /** The groups by which the person is left out; none where the policy names the person, or a role. */
  readonly groups: readonly Ref[];
  /** What the policy would have asked for, at the lowest. */
  readonly asks: Level;
}

/** When an account was used last; undefined of a way that was never used. */
export interface LastSignIn {
  readonly interactive: number | undefined;
  readonly nonInteractive: number | undefined;
}

/** A user account, a person's or not. */
export interface Person extends Identity {
  readonly type: 'person';
  readonly isGuest: boolean;
  readonly isSynchronized: boolean;
  readonly isBreakGlass: boolean;
  readonly isServiceAccount: boolean;
  /** The agent identity that signs this account in. */
  readonly agentParent: string | undefined;
  /** Of the user of an agent. */
  readonly sponsors: Known<readonly Owner[]>;
  readonly passwordChangedAt: number | undefined;
  readonly lastSignIn: Known<LastSignIn>;
  /** Of a person who reaches something sensitive; empty for everybody else. */
  readonly waysIn: readonly WayIn[];
  readonly activations: readonly Activation[];
  readonly exclusions: readonly Exclusion[];
  /** Directory roles held now at the whole tenant, with the rows that say so. */
  readonly roles: readonly Held[];
  /** Rules of break-glass accounts that this declared one does not keep. */
  readonly brokenRules: readonly { readonly rule: string; readonly why: string }[];
}

/** What governs an agent. */
export interface Attestation {
  /** Undefined where nobody has said so yet. */
  readonly lastAt: number | undefined;
  readonly issues: readonly string[];
}

/** A secret, certificate or federated trust of a workload. */
export interface WorkloadCredential extends Ref {
  readonly type: 'secret' | 'certificate' | 'federated';
  /** The application or service principal that has it, and whether it is a service principal. */
  readonly heldBy: string;
  readonly onServicePrincipal: boolean;
  readonly keyIds: readonly string[];
  readonly startsAt: number | undefined;
  readonly endsAt: number | undefined;
  readonly issuer: string | undefined;
  readonly subject: string | undefined;
  readonly expression: string | undefined;
  /** Other workloads that take the same credential. */
  readonly sharedWith: readonly Ref[];
  /** The last sign-in by it; undefined inside where it was never seen. */
  readonly lastUse: Known<number | undefined>;
  /** Where a secret scanner found it; nowhere for nearly all. */
  readonly leakedAt: readonly string[];
  /** The level of the way in by it. */
  readonly level: Level | undefined;
  readonly levelAssumed: boolean;
}

/** An owner or sponsor, graded. */
export interface Owner extends Ref {
  readonly state: 'enabled' | 'disabled' | 'guest' | 'workload' | 'group' | 'empty' | 'gone';
  readonly exposure: Exposure;
}

/** A role or permission that somebody holds, with the rows that say so. */
export interface Held {
  /** Of the entitlement. */
  readonly id: string;
  readonly name: string;
  readonly evidence: readonly string[];
}

/** One that a workload holds directly, and where. */
export interface Holding extends Held {
  readonly scope: Ref | undefined;
  /** Whether it is enough to control the tenant. */
  readonly controlsTenant: boolean;
}

/** An application with its service principal and credentials: one identity. */
export interface Workload extends Identity {
  readonly type: 'workload';
  readonly of: 'application' | 'managedIdentity' | 'agent' | 'agentBlueprint';
  readonly appId: string | undefined;
  /** The registration here, and the instance here. */
  readonly application: string | undefined;
  readonly servicePrincipal: string | undefined;
  /** The tenant that registered it, where that is another one. */
  readonly foreignTenant: string | undefined;
  readonly isMicrosoft: boolean;
  readonly isMultiTenant: boolean;
  readonly isLocked: boolean;
  readonly verifiedPublisher: string | undefined;
  /** What its rows say of its purpose, best first. */
  readonly purposes: readonly { readonly says: string; readonly evidence: string }[];
  readonly credentials: readonly WorkloadCredential[];
  readonly owners: Known<readonly Owner[]>;
  readonly sponsors: Known<readonly Owner[]>;
  /** Its last sign-in as a client; undefined inside where it was never seen. */
  readonly lastUse: Known<number | undefined>;
  /** Azure resources that a managed identity is attached to. */
  readonly attachedTo: Known<readonly (Ref & { readonly exposure: Exposure })[]>;
  /** Permissions and roles that it holds. */
  readonly holds: readonly Holding[];
  /** Agents made from the blueprint, and resources whose permissions they inherit. */
  readonly agents: readonly Ref[];
  /** Of a blueprint: the resources at which its agents inherit what its principal was granted. */
  readonly inherited: Known<readonly string[]>;
  /** Of an agent: when somebody last said that it is still needed, and what Microsoft sees wrong with how it is governed. */
  readonly attestation: Known<Attestation>;
  /** Whether Microsoft sees permissions that it does not use. */
  readonly overprivileged: Known<boolean>;
  /** Whether a policy that blocks takes it in, by its place or its risk. */
  readonly gated: Known<boolean>;
}

/** Something that requires assurance. */
export interface Sensitive extends Ref {
  readonly required: Level;
  readonly isTenant: boolean;
  readonly exposure: Exposure;
  readonly because: string;
  /** Of a storage account that takes its keys. */
  readonly sharedKey: SharedKey | undefined;
}

/** What a storage account says of its keys. */
export interface SharedKey {
  /** When a key is to be rotated, ms; undefined where nothing asks for it. */
  readonly rotatesAfter: number | undefined;
  /** Whether access that a key signs is blocked where it lasts too long. */
  readonly isSasLimited: boolean;
  readonly oldestKeyAt: number | undefined;
}

/** What a subscription or a vault keeps of what is done there. */
export interface KeptActions {
  readonly of: Ref;
  /** Categories that are not kept. */
  readonly missing: readonly string[];
  /** The first setting there. */
  readonly setting: string | undefined;
}

/** Any identity. */
export type AnyIdentity = Person | Workload;

/** A tenant as the rules see it. */
export interface GovernedTenant {
  readonly id: string;
  readonly name: string;
  readonly judgedAt: number;
  readonly people: readonly Person[];
  readonly workloads: readonly Workload[];
  readonly sensitive: readonly Sensitive[];
  /** Collections that are not whole, and why; those that were collected are not in it. */
  readonly missing: ReadonlyMap<string, string>;
  /** Whether sign-ins of such identities, and changes of them, are kept. */
  readonly logging: (of: 'user' | 'servicePrincipal' | 'managedIdentity') => 'LOGGED' | 'PARTLY' | 'NOT' | 'UNKNOWN';
  /** The environment of an Azure scope, by its tags or those above it; undefined where none says. */
  readonly environmentOf: (scope: string) => 'production' | 'other' | undefined;
  /** What subscriptions and vaults keep of what is done; none of which it is not known. */
  readonly keepsActions: readonly KeptActions[];
  /** Whether an access review names an identity, a role that it holds or a group that it is in. */
  readonly reviewed: (identity: AnyIdentity) => Known<boolean>;
  /** Whether the tenant's policies keep new secrets off applications. */
  /** What users may consent to by themselves beyond what is low; undefined where there is nothing. */
  readonly consent: { readonly reach: Reach; readonly exposure: Exposure } | undefined;
  /** Whether a policy blocks agents, at risk or always. */
  readonly agentsGated: Known<boolean>;
  readonly credentialRules: Known<{ readonly secretsBlocked: boolean }>;
}
