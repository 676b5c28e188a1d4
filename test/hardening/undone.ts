/** What undoing each step does on the hardened tenant, by variant: the table that the test holds the product to. */
import type { LinkKind } from '#catalogue';
import type { Variant } from './harden.ts';
import type { StepName } from './hardening-steps.ts';

/** What undoing a step does. */
export type Undone =
  /** It opens a pair, alone. */
  | { readonly opens: 'alone' }
  /** It guards what others guard too: undone with these it opens pairs that are seen, beside those that they open. */
  | { readonly opensWith: readonly StepName[] }
  /** It guards only what is beside the headline or leads to no sensitive resource: links of this kind come, and no pair opens. */
  | { readonly draws: LinkKind };

const alone = { opens: 'alone' } as const;

/** Of both variants. */
const both: Partial<Record<StepName, Undone>> = {
  legacyAndFlowsClosed: { draws: 'RELAYS_SIGN_IN' },
  noSecrets: alone,
  exactTrust: alone,
  noForeignExceptions: alone,
  consentRestricted: alone,
};

/** Attested passkeys for everybody guard what weaker ones, resets and activation would open. */
const attested: Partial<Record<StepName, Undone>> = {
  ...both,
  passkeys: alone,
  resetOff: { opensWith: ['passkeys'] },
  activation: { opensWith: ['passkeys'] },
  vaultsByRoles: { opensWith: ['passkeys'] },
};

/** Number matching for people and attested passkeys for administrators. */
const realistic: Partial<Record<StepName, Undone>> = {
  ...both,
  numberMatching: alone,
  administratorKeys: alone,
  resetOff: alone,
  activation: { opensWith: ['administratorKeys'] },
  vaultsByRoles: { opensWith: ['numberMatching'] },
};

export const undone: Readonly<Record<Variant, Partial<Record<StepName, Undone>>>> = { attested, realistic };
