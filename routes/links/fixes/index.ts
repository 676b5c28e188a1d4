/** All kinds of fix, one file a kind: those that take a link away, and those that change a setting. */
import type { Row } from '#changes';
import { changeOwner } from './change-owner.ts';
import { changePolicy, type KeptOut } from './change-policy.ts';
import type { Fix, FixableLink } from './fix.ts';
import { methodsPolicy } from './methods-policy.ts';
import { narrowReset } from './narrow-reset.ts';
import { removeAssignment } from './remove-assignment.ts';
import { retireCredential } from './retire-credential.ts';

const ofLinks = [removeAssignment, changeOwner, retireCredential];

/** The fix that takes a link away; undefined where no kind of fix does. */
export function fixOf(link: FixableLink): Fix | undefined {
  for (const kind of ofLinks) {
    const fix = kind(link);
    if (fix !== undefined) return fix;
  }
  return undefined;
}

/** The collections whose rows such a fix changes. */
export const fixableCollections = [
  'graph/directory-role-assignments',
  'arm/role-assignments',
  'graph/app-role-assignments',
  'graph/oauth2-permission-grants',
  'graph/group-members',
  'graph/group-owners',
  'graph/application-owners',
  'graph/service-principal-owners',
  'credential',
].map((name) => `${name}:`);

/** The collections whose rows are settings that a fix may change. */
const ofSettings = {
  'graph/conditional-access-policies': changePolicy,
  'graph/authentication-methods-policy': methodsPolicy,
  'graph/authorization-policy': narrowReset,
} as const satisfies Readonly<Record<string, (row: Row, kept: KeptOut) => Fix[]>>;

/** Names of these collections. */
export const settingCollections = Object.keys(ofSettings) as (keyof typeof ofSettings)[];

/** The fixes that the row of a setting offers; `kept`: who stays left out of policies. */
export function fixesOfSetting(collection: keyof typeof ofSettings, row: Row, kept: KeptOut): Fix[] {
  return ofSettings[collection](row, kept);
}
