/** Which kinds of fix close a way that hangs on one kind of link, or why there is none. */
import type { LinkKind } from '#catalogue';
import type { FixKind } from './fix.ts';

/** Kinds of fix, or a reason. */
export type FixesOfLink = { readonly fixes: readonly FixKind[] } | { readonly none: string };

const role: FixesOfLink = { fixes: ['remove-assignment', 'make-eligible'] };
const question = (key: string): FixesOfLink => ({
  none: `It rests on what is declared (${key}): until that is answered it is a question, and declaring is no repair.`,
});

/** Every kind of link. Behind a power stands the holding that gives it: what takes the holding away closes it. */
export const fixesByLink: Readonly<Record<LinkKind, FixesOfLink>> = {
  SIGNS_IN: { fixes: ['strengthen-person', 'change-policy', 'security-defaults', 'methods-policy', 'managed-domain'] },
  SIGNS_IN_LEGACY: question('legacyProtocols'),
  RELAYS_SIGN_IN: {
    none: 'It is beside the headline unless postern.yaml says otherwise; a policy that blocks these flows closes it, which docs/first-hour.md tells.',
  },
  RECOVERS: { fixes: ['narrow-reset', 'strengthen-person', 'methods-policy'] },
  HELP_DESK_RESETS: question('helpDesk'),
  ENROLS_METHOD: { fixes: ['change-policy', 'strengthen-person'] },
  ENROLS_DEVICE: question('deviceEnrolmentRestricted'),
  PROXIES_SIGN_IN: {
    none: 'It is beside the headline; strengthen-person closes it with the sign-in that it stands in.',
  },
  REPLAYS_SESSION: {
    none: 'It is beside the headline; token protection and sign-in frequency are shown, and no change of a row cures a stolen session.',
  },
  FORGES_TOKEN: { fixes: ['managed-domain', 'remove-assignment', 'make-eligible'] },
  LEAKS: { fixes: ['retire-credential'] },
  FEDERATES: { fixes: ['retire-credential'] },
  PUBLISHES: { fixes: ['disable-identity', 'remove-assignment'] },
  CONSENTS: { fixes: ['restrict-consent'] },
  SIGNED_IN: { none: 'It is the same person at one audience: nothing stands between.' },
  MEMBER_OF: { fixes: ['remove-assignment'] },
  HOLDS: role,
  AUTHENTICATES: { fixes: ['retire-credential'] },
  RUNS_AS: {
    none: 'A workload uses its own identity: taking it away ends the workload. What the identity holds can go: remove-assignment.',
  },
  ACTS_FOR: { fixes: ['remove-assignment', 'restrict-consent'] },
  INCLUDES: { fixes: ['remove-assignment', 'make-eligible', 'strengthen-person'] },
  RESETS_PASSWORD: role,
  RESETS_METHODS: role,
  ISSUES_TAP: role,
  ADDS_MEMBER: { fixes: ['change-owner', 'close-group', 'remove-assignment', 'make-eligible'] },
  ADDS_OWNER: { fixes: ['change-owner', 'remove-assignment', 'make-eligible'] },
  ADDS_CREDENTIAL: { fixes: ['change-owner', 'remove-assignment', 'make-eligible'] },
  GRANTS_ROLE: role,
  GRANTS_APP_ROLE: role,
  WEAKENS_POLICY: { fixes: ['change-owner', 'change-policy', 'remove-assignment', 'make-eligible'] },
  EXECUTES_ON: { fixes: ['remove-assignment'] },
  ATTACHES_IDENTITY: { fixes: ['remove-assignment'] },
  READS_SECRETS: { fixes: ['remove-assignment'] },
  READS_DATA: { fixes: ['remove-assignment'] },
  LISTS_KEYS: { fixes: ['remove-assignment'] },
  GRANTS_ACCESS: { fixes: ['remove-assignment', 'make-eligible'] },
  CONTROLS: { fixes: ['remove-assignment', 'make-eligible', 'change-owner'] },
};
