/** What each ability over the directory reaches of one tenant with an object of each sort: the others are its decoys. */
import type { AbilityName, abilities } from '#catalogue';

/** One user of each part of the table of who resets whom, enabled and disabled; their roles put them there. */
export const parts: Readonly<Record<string, string | undefined>> = {
  member: undefined,
  reports: 'reportsReader',
  desk: 'helpdeskAdministrator',
  auth: 'authenticationAdministrator',
  useradm: 'userAdministrator',
  admin: 'securityAdministrator',
};
export const enabled = Object.keys(parts);
export const disabled = enabled.map((part) => `disabled-${part}`);
export const groups = {
  security: {},
  unified: { groupTypes: ['Unified'], mailEnabled: true, resourceProvisioningOptions: [] },
  team: { groupTypes: ['Unified'], mailEnabled: true, resourceProvisioningOptions: ['Team'] },
  assignable: { isAssignableToRole: true },
  dynamic: { groupTypes: ['DynamicMembership'], membershipRule: 'user.department -eq "IT"' },
  'by-mail': { groupTypes: ['DynamicMembership'], membershipRule: 'user.mail -contains "partner"' },
  'by-phone': { groupTypes: ['DynamicMembership'], membershipRule: 'user.mobilePhone -startsWith "+41"' },
  'by-other-mail': { groupTypes: ['DynamicMembership'], membershipRule: 'user.otherMails -contains "x@partner"' },
  'by-name': { groupTypes: ['DynamicMembership'], membershipRule: 'user.userPrincipalName -startsWith "adm"' },
  paused: {
    groupTypes: ['DynamicMembership'],
    membershipRule: 'user.mail -contains "partner"',
    membershipRuleProcessingState: 'Paused',
  },
  'by-device': { groupTypes: ['DynamicMembership'], membershipRule: 'device.trustType -eq "AzureAd"' },
  synced: { onPremisesSyncEnabled: true },
  list: { mailEnabled: true },
};

export type DirectoryAbility = {
  [Name in AbilityName]: (typeof abilities)[Name] extends
    | { azureActions: unknown }
    | { azureDataActions: unknown }
    | { isHalf: true }
    ? never
    : Name;
}[AbilityName];
export type Reached = Exclude<DirectoryAbility, 'tenant-control' | 'directory-roles' | 'application-permissions'>;

/** What each reaches; every ability must be here, or this does not compile. */
export const expected: Readonly<Record<Reached, readonly string[]>> = {
  'domain-federation': ['member', 'admin'],
  'federation-of-members': ['reports'],
  'federation-of-administrators': ['desk', 'auth', 'useradm'],
  'certificate-authorities': [...enabled, 'on-microsoft'],
  'certificates-for-everybody': [...enabled, 'on-microsoft'],
  // MFA by policy holds all but one back, and MFA by the state of the user that one.
  'conditional-access': [...enabled, 'guest#ext#'],
  'authentication-policy': ['on-microsoft'],
  'role-activation-rules': [],
  'group-activation-rules': [],
  // A help desk that is not declared resets the others for one factor, which is what the client takes.
  'people-who-sign-in': ['guest#ext#'],
  'cross-tenant-trust': ['guest#ext#'],
  'password-members': ['member', 'on-microsoft'],
  'password-report-readers': ['reports'],
  'password-helpdesk-administrators': ['desk'],
  'password-authentication-administrators': ['auth'],
  'password-user-administrators': ['useradm'],
  'password-administrators': ['admin'],
  'synchronized-passwords': [],
  'methods-members': ['member', 'reports', 'auth', 'on-microsoft', 'guest#ext#'],
  'methods-administrators': ['desk', 'useradm', 'admin'],
  'pass-members': ['member', 'reports', 'auth', 'on-microsoft'],
  'pass-administrators': ['desk', 'useradm', 'admin'],
  'passkey-members': ['member', 'reports', 'auth', 'on-microsoft'],
  'passkey-administrators': ['desk', 'useradm', 'admin'],
  'qr-codes': [...enabled, 'on-microsoft'],
  'added-telephones': [...enabled, 'on-microsoft', 'guest#ext#'],
  'added-hardware-tokens': [...enabled, 'on-microsoft'],
  // Only one resets the password by self-service.
  'added-mail-addresses': ['member'],
  // That one has nothing left after the methods alone.
  'account-members': ['on-microsoft'],
  'account-report-readers': ['reports'],
  'account-helpdesk-administrators': ['desk'],
  'account-authentication-administrators': ['auth'],
  'account-user-administrators': ['useradm'],
  'account-administrators': ['admin'],
  'disabled-members': ['disabled-member', 'disabled-reports'],
  'disabled-authentication-administrators': ['disabled-auth'],
  'disabled-user-administrators': ['disabled-desk', 'disabled-useradm'],
  'disabled-administrators': ['disabled-admin'],
  'security-group-members': ['security'],
  'microsoft365-group-members': ['unified', 'team'],
  'team-members': ['team'],
  'role-assignable-group-members': ['assignable'],
  'dynamic-group-rules': ['dynamic', 'by-mail', 'by-phone', 'by-other-mail', 'by-name', 'paused', 'by-device'],
  'dynamic-group-attributes': ['dynamic', 'by-mail', 'by-phone', 'by-other-mail', 'by-name'],
  'dynamic-group-phones': ['by-phone'],
  'dynamic-group-mails': ['by-other-mail'],
  'dynamic-group-names': ['by-name'],
  'guest-rule-members': ['by-mail', 'by-other-mail', 'by-name'],
  'mail-enabled-group-members': ['list'],
  'application-credentials': ['app', 'blueprint'],
  // The other one holds nothing, and leads nowhere.
  'service-principal-credentials': ['app-sp'],
  'application-owners': ['app', 'blueprint'],
  'service-principal-owners': ['app-sp'],
  'single-tenant-application-credentials': [],
  'single-tenant-application-owners': [],
  'agent-blueprint-credentials': ['blueprint'],
  'all-mailboxes': ['store:mailboxes'],
  'all-sites': ['store:sites'],
  'device-scripts': ['managed'],
  'joined-devices': ['joined'],
  'device-local-passwords': ['joined', 'hybrid'],
  'access-packages': ['ent:access-package'],
  'administrative-units': ['unit'],
};
