/** The entries: one node for each kind of way in, where routes begin. */

/** Every entry; the key follows `entry:` in the node's id. */
export const entries = {
  'sign-in': { name: 'Somebody who can sign in' },
  'self-service-reset': { name: 'Somebody who resets a password by self-service' },
  'help-desk-call': { name: 'Somebody who calls the help desk' },
  'stolen-session': { name: 'Somebody with a stolen session' },
  'flow-phishing': { name: 'Somebody who phishes a sign-in flow' },
  'consent-phishing': { name: 'Somebody who phishes for consent' },
  'leaked-credential': { name: 'Somebody who finds a leaked credential' },
  'trusted-writer': { name: 'Somebody who can write to a trusted repository, pipeline or cluster' },
  publisher: { name: 'The publisher of an application' },
  'federation-key': { name: 'Somebody with the signing key of a federated domain' },
  'on-premises-directory': { name: 'Somebody who controls the on-premises directory' },
  'other-tenant': { name: 'Somebody in another tenant' },
} as const;

/** The name of an entry. */
export type EntryName = keyof typeof entries;
