/** Who gives users sign-in methods of the attacker's own: each permission hands over what it registers, no more. */
import { type Ability, learn, permissionHolders, role, roleHolders } from './ability.ts';

const setsPasswords = 'microsoft.directory/users/password/update';
const createsMethods = 'microsoft.directory/users/authenticationMethods/create';
const { authenticationAdministrator, privilegedAuthenticationAdministrator } = role;
const both = [authenticationAdministrator, privilegedAuthenticationAdministrator] as const;
const strongest = [privilegedAuthenticationAdministrator] as const;

const added = {
  kind: 'RESETS_METHODS',
  reaches: ['User'],
  users: 'home',
  needs: [...permissionHolders, 'graph/users', 'graph/authentication-methods-policy'],
  close: 'Remove the permission.',
} as const;

const passkey = {
  ...added,
  users: 'byRoles',
  leaves: { after: 'passkey' },
  claim: 'Whoever may register passkeys for others registers a key of its own, which signs in alone.',
  needs: [...roleHolders, ...added.needs],
  source: `${learn}/graph/api/authentication-post-fido2methods`,
  wrong: 'Where the methods policy does not let the user use a passkey: none is drawn.',
  abuse: 'Registers a key that it holds for an administrator and signs in with it.',
  close: 'Take the role or permission away; limit the role to an administrative unit.',
} as const;

const account = {
  kind: 'RESETS_PASSWORD',
  reaches: ['User'],
  users: 'byRoles',
  leaves: { after: 'account' },
  claim: 'Whoever sets the password and adds a second factor needs nothing of the user.',
  needs: [...roleHolders, ...permissionHolders, 'graph/users', 'graph/authentication-methods-policy'],
  source: `${learn}/entra/identity/role-based-access-control/privileged-roles-permissions`,
  wrong:
    'Where one of the two leaves as little: then none is drawn beside. Federated users and guests have no password here.',
  abuse: 'Sets a password, adds a telephone, signs in.',
  close: 'Give the two powers to different people, or limit them to an administrative unit.',
  directoryActions: [setsPasswords],
  directoryAlso: [createsMethods],
} as const;

const half = {
  ...added,
  reaches: [],
  users: 'byRoles',
  leaves: { after: 'methods' },
  needs: [...roleHolders, ...added.needs],
  claim: 'Whoever may add a second factor, and by another role or permission sets the password, has the whole account.',
  source: `${learn}/graph/api/resources/authenticationmethods-overview`,
  wrong: 'By itself it leaves the password: what each permission hands over alone is drawn apart.',
  abuse: 'Adds a second factor of its own, sets the password and signs in.',
  directoryActions: [createsMethods],
  appRoles: [
    'UserAuthenticationMethod.ReadWrite.All',
    'UserAuthMethod-Phone.ReadWrite.All',
    'UserAuthMethod-HardwareOATH.ReadWrite.All',
  ],
  isHalf: true,
} as const;

/** Roles reset by parts, as with passwords; permissions reach everybody. */
export const signInMethodAbilities = {
  'added-telephones': {
    ...added,
    users: 'everybody',
    population: 'telephones added to users',
    leaves: { after: 'telephone' },
    claim: 'Whoever may add telephones has the second factor, and a reset where a telephone is enough for one.',
    source: `${learn}/graph/api/authentication-post-phonemethods`,
    wrong: 'Where the methods policy lets the user use no telephone: none is drawn.',
    abuse: 'Adds its own telephone as second factor.',
    appRoles: ['UserAuthMethod-Phone.ReadWrite.All'],
  },
  'added-mail-addresses': {
    ...added,
    population: 'reset addresses added to users',
    leaves: { after: 'mailbox' },
    claim: 'Whoever may add an address has a gate of self-service reset.',
    source: `${learn}/graph/api/authentication-post-emailmethods`,
    wrong:
      'Where the user does not reset the password by self-service: an address serves nothing else, and none is drawn.',
    abuse: 'Adds its own address and resets the password with the code sent there.',
    appRoles: ['UserAuthMethod-Email.ReadWrite.All'],
  },
  'added-hardware-tokens': {
    ...added,
    population: 'hardware tokens assigned to users',
    leaves: { after: 'hardwareToken' },
    claim: 'Whoever may assign hardware tokens has the second factor.',
    source: `${learn}/entra/identity/authentication/how-to-mfa-manage-oath-tokens`,
    wrong: 'Where the methods policy lets the user use no hardware token: none is drawn.',
    abuse: 'Assigns a token that it holds as second factor.',
    appRoles: ['UserAuthMethod-HardwareOATH.ReadWrite.All'],
  },
  'qr-codes': {
    ...added,
    population: 'QR codes of users',
    leaves: { after: 'qrCode' },
    claim: 'Whoever may make a QR code and its PIN signs in with them where one factor is enough.',
    source: `${learn}/entra/identity/authentication/concept-authentication-qr-code`,
    wrong: 'Where the methods policy lets the user use no QR code: none is drawn.',
    abuse: 'Makes a code and a PIN and signs in with them.',
    appRoles: ['UserAuthMethod-QR.ReadWrite.All'],
  },
  'passkey-members': {
    ...passkey,
    population: 'passkeys of users without a protected role',
    directoryRoles: both,
    directoryActions: [createsMethods],
    appRoles: ['UserAuthenticationMethod.ReadWrite.All', 'UserAuthMethod-Passkey.ReadWrite.All'],
  },
  'passkey-administrators': {
    ...passkey,
    population: 'passkeys of administrators',
    byRolesOnly: true,
    directoryRoles: strongest,
    directoryActions: [createsMethods],
    appRoles: ['UserAuthenticationMethod.ReadWrite.All', 'UserAuthMethod-Passkey.ReadWrite.All'],
  },
  'second-factors-of-members': {
    ...half,
    population: 'second factors of users without a protected role',
    directoryRoles: both,
  },
  'second-factors-of-administrators': {
    ...half,
    population: 'second factors of administrators',
    byRolesOnly: true,
    directoryRoles: strongest,
  },
  'account-members': {
    ...account,
    population: 'whole accounts of users without an administrator role',
    fromTwo: ['password-members', 'second-factors-of-members'],
    directoryRoles: both,
  },
  'account-report-readers': {
    ...account,
    population: 'whole accounts of readers of reports and messages',
    fromTwo: ['password-report-readers', 'second-factors-of-members'],
    byRolesOnly: true,
    directoryRoles: both,
    notAtUnits: [authenticationAdministrator],
  },
  'account-helpdesk-administrators': {
    ...account,
    population: 'whole accounts of Helpdesk Administrators',
    fromTwo: ['password-helpdesk-administrators', 'second-factors-of-administrators'],
    byRolesOnly: true,
    directoryRoles: strongest,
  },
  'account-authentication-administrators': {
    ...account,
    population: 'whole accounts of Authentication Administrators',
    fromTwo: ['password-authentication-administrators', 'second-factors-of-members'],
    byRolesOnly: true,
    directoryRoles: both,
    notAtUnits: [authenticationAdministrator],
  },
  'account-user-administrators': {
    ...account,
    population: 'whole accounts of User and Groups Administrators',
    fromTwo: ['password-user-administrators', 'second-factors-of-administrators'],
    byRolesOnly: true,
    directoryRoles: strongest,
  },
  'account-administrators': {
    ...account,
    population: 'whole accounts of all other administrators',
    fromTwo: ['password-administrators', 'second-factors-of-administrators'],
    byRolesOnly: true,
    directoryRoles: strongest,
  },
} as const satisfies Record<string, Ability>;
