/** Who resets whom: one ability for each part of the users whom the same roles may reset, and each thing handed over. */
import { type Ability, learn, permissionHolders, role, roleHolders } from './ability.ts';

const table = `${learn}/entra/identity/role-based-access-control/privileged-roles-permissions#who-can-reset-passwords`;
const {
  passwordAdministrator,
  helpdeskAdministrator,
  authenticationAdministrator,
  userAdministrator,
  privilegedAuthenticationAdministrator,
  partnerTier1Support,
  partnerTier2Support,
  securityOperator,
  socIdentityResponder,
  directoryWriters,
} = role;
const setsPasswords = 'microsoft.directory/users/password/update';
const enablesUsers = 'microsoft.directory/users/enable';
const createsMethods = 'microsoft.directory/users/authenticationMethods/create';
/** Which administrators a role resets is documented by role; that it resets at all stands in its row. */
const byTable = { byRolesOnly: true, directoryActions: [setsPasswords] } as const;
const enabling = { byRolesOnly: true, directoryActions: [setsPasswords], directoryAlso: [enablesUsers] } as const;
const all = [privilegedAuthenticationAdministrator, partnerTier2Support] as const;

const password = {
  kind: 'RESETS_PASSWORD',
  reaches: ['User'],
  users: 'byRoles',
  leaves: { after: 'password' },
  claim:
    'The role may set a new password for every user whose own roles it covers, each one of them. Roles and role-assignable groups ' +
    'for which the user is eligible count too: that is measured on a live tenant (ScubaGear issue 2072) and not documented.',
  needs: [...roleHolders, 'graph/users', 'graph/group-members', 'graph/on-premises-synchronization', 'graph/domains'],
  source: table,
  wrong: 'For a synchronized user where password writeback is off; a federated user is never drawn.',
  abuse: 'Sets a password, then defeats whatever else the sign-in asks for.',
  close: 'Take the role away, or limit it to an administrative unit; ask for phishing-resistant sign-in.',
} as const;

const methods = {
  kind: 'RESETS_METHODS',
  reaches: ['User'],
  users: 'byRoles',
  leaves: { after: 'methods' },
  claim: 'The role may delete and add sign-in methods of every user whose own roles it covers.',
  needs: [...roleHolders, ...permissionHolders, 'graph/users', 'graph/authentication-methods-policy'],
  source: table,
  wrong: 'Where the password is still needed: what is left to defeat says so.',
  abuse: 'Deletes the second factor and adds its own telephone number.',
  close: 'Take the role away, or limit it to an administrative unit.',
} as const;

const pass = {
  kind: 'ISSUES_TAP',
  reaches: ['User'],
  users: 'byRoles',
  leaves: { after: 'pass' },
  claim: 'The role may issue a temporary access pass, which signs in as the user and passes for MFA.',
  needs: [...roleHolders, ...permissionHolders, 'graph/users', 'graph/authentication-methods-policy'],
  source: `${learn}/entra/identity/authentication/howto-authentication-temporary-access-pass`,
  wrong: 'Where the methods policy does not let the user use a pass.',
  abuse: 'Issues a pass, signs in, registers a passkey.',
  close: 'Switch temporary access passes off, or keep them to a group without administrators.',
} as const;

const methodPermissions = ['UserAuthenticationMethod.ReadWrite.All'] as const;
const passPermissions = ['UserAuthenticationMethod.ReadWrite.All', 'UserAuthMethod-TAP.ReadWrite.All'] as const;
const resetsMethods = [authenticationAdministrator, privilegedAuthenticationAdministrator] as const;
const ofAdministrators = {
  byRolesOnly: true,
  directoryRoles: [privilegedAuthenticationAdministrator],
  directoryActions: [createsMethods],
} as const;

/** The parts are those of the documented table; disabled users have parts of their own, for those who can also enable them. */
export const userAbilities = {
  'password-members': {
    ...password,
    population: 'passwords of users without an administrator role',
    directoryRoles: [
      passwordAdministrator,
      helpdeskAdministrator,
      authenticationAdministrator,
      userAdministrator,
      partnerTier1Support,
      securityOperator,
      socIdentityResponder,
      ...all,
    ],
    directoryActions: [setsPasswords],
    appRoles: ['User-PasswordProfile.ReadWrite.All', 'UserAuthMethod-Password.ReadWrite.All'],
  },
  'password-report-readers': {
    ...password,
    ...byTable,
    population: 'passwords of readers of reports and messages',
    directoryRoles: [helpdeskAdministrator, authenticationAdministrator, userAdministrator, ...all],
    notAtUnits: [helpdeskAdministrator, authenticationAdministrator],
    appRoles: ['UserAuthMethod-Password.ReadWrite.All'],
  },
  'password-helpdesk-administrators': {
    ...password,
    ...byTable,
    population: 'passwords of Helpdesk Administrators',
    directoryRoles: [helpdeskAdministrator, userAdministrator, ...all],
    notAtUnits: [helpdeskAdministrator],
    appRoles: ['UserAuthMethod-Password.ReadWrite.All'],
  },
  'password-authentication-administrators': {
    ...password,
    ...byTable,
    population: 'passwords of Authentication Administrators',
    directoryRoles: [authenticationAdministrator, ...all],
    notAtUnits: [authenticationAdministrator],
    appRoles: ['UserAuthMethod-Password.ReadWrite.All'],
  },
  'password-user-administrators': {
    ...password,
    ...byTable,
    population: 'passwords of User and Groups Administrators',
    directoryRoles: [userAdministrator, ...all],
    appRoles: ['UserAuthMethod-Password.ReadWrite.All'],
  },
  'password-administrators': {
    ...password,
    ...byTable,
    population: 'passwords of all other administrators',
    directoryRoles: all,
    appRoles: ['UserAuthMethod-Password.ReadWrite.All'],
  },
  'synchronized-passwords': {
    ...password,
    users: 'synchronized',
    passesShields: true,
    population: 'passwords of synchronized people',
    claim:
      'Whoever may call the interface of directory synchronization sets the password of every synchronized person.',
    needs: [...roleHolders, ...permissionHolders, 'graph/users'],
    source:
      'https://www.tenable.com/blog/despite-recent-security-hardening-entra-id-synchronization-feature-remains-open-for-abuse',
    wrong: 'For people whose accounts live in the cloud only, or whose domain is federated: none is drawn.',
    abuse: 'Sends a password hash of its own for an administrator who is synchronized.',
    close: 'Keep administrators in the cloud only; guard the server that synchronizes as a domain controller.',
    implicitRoles: [role.directorySynchronizationAccounts, role.onPremisesSyncAccount],
    appRoles: ['Synchronization: ADSynchronization.ReadWrite.All'],
  },
  'methods-members': {
    ...methods,
    population: 'sign-in methods of users without a protected role',
    directoryRoles: resetsMethods,
    directoryActions: [createsMethods],
    appRoles: methodPermissions,
  },
  'methods-administrators': {
    ...methods,
    ...ofAdministrators,
    population: 'sign-in methods of administrators',
    appRoles: methodPermissions,
  },
  'pass-members': {
    ...pass,
    population: 'temporary access passes of users without a protected role',
    directoryRoles: resetsMethods,
    directoryActions: [createsMethods],
    appRoles: passPermissions,
  },
  'pass-administrators': {
    ...pass,
    ...ofAdministrators,
    population: 'temporary access passes of administrators',
    appRoles: passPermissions,
  },
  'enable-users': {
    ...password,
    population: 'disabled users who can be enabled',
    reaches: [],
    claim: 'Whoever may enable accounts, and by another role or permission reset passwords, has the disabled ones too.',
    source: `${learn}/graph/api/user-update`,
    wrong: 'By itself it opens nothing: nobody knows the password of the account.',
    abuse: 'Enables an account that nobody watches any more, then has its password reset.',
    close: 'Give the two powers to different people; delete accounts instead of disabling them.',
    directoryRoles: [
      authenticationAdministrator,
      userAdministrator,
      directoryWriters,
      partnerTier1Support,
      securityOperator,
      socIdentityResponder,
      ...all,
    ],
    directoryActions: [enablesUsers],
    appRoles: ['User.EnableDisableAccount.All', 'User.ReadWrite.All', 'Directory.ReadWrite.All'],
    isHalf: true,
  },
  'disabled-members': {
    ...password,
    directoryActions: [setsPasswords],
    directoryAlso: [enablesUsers],
    population: 'disabled users without an administrator role',
    fromTwo: ['password-members', 'enable-users'],
    claim: 'The role may enable the account and set a new password.',
    directoryRoles: [
      authenticationAdministrator,
      userAdministrator,
      partnerTier1Support,
      securityOperator,
      socIdentityResponder,
      ...all,
    ],
  },
  'disabled-authentication-administrators': {
    ...password,
    ...enabling,
    population: 'disabled Authentication Administrators',
    claim: 'The role may enable the account and set a new password.',
    directoryRoles: [authenticationAdministrator, ...all],
    notAtUnits: [authenticationAdministrator],
  },
  'disabled-user-administrators': {
    ...password,
    ...enabling,
    population: 'disabled User, Groups and Helpdesk Administrators',
    claim: 'The role may enable the account and set a new password.',
    directoryRoles: [userAdministrator, ...all],
  },
  'disabled-administrators': {
    ...password,
    ...enabling,
    population: 'all other disabled administrators',
    claim: 'The role may enable the account and set a new password.',
    directoryRoles: all,
  },
} as const satisfies Record<string, Ability>;
