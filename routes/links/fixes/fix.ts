/** What a fix is: a real change of the tenant, with what a person does, touches, minds and undoes. */
import type { Change } from '#changes';

/** Kinds of fix, with their effort: 1 a setting, 2 one object, 3 people or workloads are touched, 4 something is made anew. */
export const fixKinds = {
  'remove-assignment': { effort: 2, says: 'remove a role, a membership, a permission or a grant' },
  'change-owner': { effort: 2, says: 'remove an owner' },
  'change-policy': { effort: 3, says: 'enforce a Conditional Access policy, or leave nobody out' },
  'methods-policy': { effort: 3, says: 'switch a method off' },
  'narrow-reset': { effort: 1, says: 'take self-service reset away' },
  'retire-credential': { effort: 3, says: 'replace a secret or certificate, then delete it' },
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
  readonly from: { readonly id: string; readonly name: string; readonly kind?: string };
  readonly to: { readonly id: string; readonly name: string };
  /** Rows as `collection:key`. */
  readonly evidence: readonly string[];
}
