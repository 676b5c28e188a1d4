/** What a fix is: a real change of the tenant, with what a person does, touches, minds and undoes. */
import type { Change } from '#changes';

const nothing = 'none beyond what the tenant has';
const p1 = 'Microsoft Entra ID P1';

/** Kinds of fix, with their effort (1 a setting, 2 one object, 3 people or workloads are touched) and the licence that they take. */
export const fixKinds = {
  'remove-assignment': { effort: 2, licence: nothing, says: 'remove a role, a membership, a permission or a grant' },
  'make-eligible': {
    effort: 2,
    licence: 'Microsoft Entra ID P2',
    says: 'let somebody activate a role when it is needed, in place of holding it',
  },
  'change-owner': { effort: 2, licence: nothing, says: 'remove an owner' },
  'strengthen-person': { effort: 3, licence: p1, says: 'let somebody sign in and recover by security keys alone' },
  'change-policy': {
    effort: 3,
    licence: p1,
    says: 'enforce a Conditional Access policy, leave nobody out, or guard the registration of methods',
  },
  'security-defaults': { effort: 1, licence: nothing, says: 'switch the security defaults on' },
  'methods-policy': { effort: 3, licence: nothing, says: 'switch a method off' },
  'narrow-reset': { effort: 1, licence: nothing, says: 'take self-service reset away' },
  'retire-credential': {
    effort: 3,
    licence: nothing,
    says: 'replace a secret, a certificate or a trusted writer, then delete it',
  },
  'close-group': { effort: 1, licence: nothing, says: 'let owners decide who joins a group' },
  'disable-identity': { effort: 2, licence: nothing, says: 'switch off what somebody else publishes' },
  'restrict-consent': { effort: 1, licence: nothing, says: 'let administrators decide what applications may do' },
  'managed-domain': { effort: 3, licence: nothing, says: 'let Entra ID sign in the people of a federated domain' },
} as const;

/** The name of a kind of fix. */
export type FixKind = keyof typeof fixKinds;

/** A fix that can be made. */
export interface Fix {
  readonly kind: FixKind;
  readonly title: string;
  readonly change: Change;
  /** Ids of who and what is touched. */
  readonly touches: readonly string[];
  /** What to do first, in words. */
  readonly first: readonly string[];
  /** What a person does: a way through the portal, and the request of Microsoft Graph or Azure Resource Manager. */
  readonly steps: readonly string[];
  /** How it is undone, or that it cannot be. */
  readonly undo: string;
  /** Where Microsoft describes it. */
  readonly source: string;
}

/** A link that a fix would take away, with the rows that it was drawn from. */
export interface FixableLink {
  readonly kind: string;
  /** The rule that drew it. */
  readonly rule?: string;
  readonly from: { readonly id: string; readonly name: string; readonly kind?: string };
  readonly to: { readonly id: string; readonly name: string };
  /** Rows as `collection:key`. */
  readonly evidence: readonly string[];
}

/** Such a link with its place in the table of the snapshot's links, and the rule that drew it. */
export interface PlacedLink extends FixableLink {
  readonly place: number;
  readonly rule: string;
}
