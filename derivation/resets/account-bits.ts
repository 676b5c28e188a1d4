/** What is kept of every account while a tenant is read or a change is rehearsed: bits, since there are many accounts. */

/** The bits. */
export const accountBits = {
  disabled: 1,
  external: 2,
  federated: 4,
  synchronized: 8,
  customDomain: 16,
  guest: 32,
  /** The user of an agent, whom nothing but the token of that agent signs in. */
  agent: 64,
  /** The account has an onPremisesImmutableId, or comes from the directory that gives one. */
  immutableId: 128,
  /** Nothing in the source says whether the account has one. */
  immutableIdUnknown: 256,
} as const;
