/** All kinds of fix, one file a kind: those that take a link away, and those that change a setting. */
import type { Row } from '#changes';
import { changeOwner } from './change-owner.ts';
import { changePolicy, guardRegistration, type KeptOut } from './change-policy.ts';
import { closeGroup } from './close-group.ts';
import { disableIdentity } from './disable-identity.ts';
import type { Fix, FixableLink } from './fix.ts';
import { holdingCollections } from './holding-collections.ts';
import { makeEligible } from './make-eligible.ts';
import { managedDomain } from './managed-domain.ts';
import { methodsPolicy } from './methods-policy.ts';
import { narrowReset } from './narrow-reset.ts';
import { removeAssignment } from './remove-assignment.ts';
import { restrictConsent } from './restrict-consent.ts';
import { retireCredential } from './retire-credential.ts';
import { securityDefaults } from './security-defaults.ts';

const ofLinks = [makeEligible, removeAssignment, changeOwner, retireCredential, closeGroup, disableIdentity];

/** The fixes that take a link away or put more before it; none where no kind of fix does. */
export function fixesOf(link: FixableLink): Fix[] {
  return ofLinks.flatMap((kind) => kind(link) ?? []);
}

/** The collections whose rows such a fix changes. */
export const fixableCollections = [...holdingCollections, 'graph/application-federated-credentials', 'credential'].map(
  (name) => `${name}:`,
);

/** Rules whose links such a fix takes away, whatever rows they were drawn from. */
export const fixableRules = ['public-group'] as const;
/** Kinds of link of which the same holds. */
export const fixableKinds = ['PUBLISHES'] as const;

/** The collections whose rows are settings that a fix may change. */
const ofSettings = {
  'graph/conditional-access-policies': changePolicy,
  'graph/authentication-methods-policy': methodsPolicy,
  'graph/authorization-policy': (row: Row) => [...narrowReset(row), ...restrictConsent(row)],
  'graph/security-defaults': securityDefaults,
  'graph/domains': managedDomain,
} as const satisfies Readonly<Record<string, (row: Row, kept: KeptOut) => Fix[]>>;

/** Names of these collections. */
export const settingCollections = Object.keys(ofSettings) as (keyof typeof ofSettings)[];

/** The fixes that the row of a setting offers; `kept`: who stays left out of policies. */
export function fixesOfSetting(collection: keyof typeof ofSettings, row: Row, kept: KeptOut): Fix[] {
  return ofSettings[collection](row, kept);
}

/** The fixes that all Conditional Access policies together offer. */
export function fixesOfPolicies(policies: readonly Row[], kept: KeptOut): Fix[] {
  return guardRegistration(policies, kept);
}
