/** Which resetting roles cover the roles that a user holds, and which abilities reset such a user. */
import { directoryRole as role, type UserAbilityName } from '#catalogue';

/** The resetting roles, as bits; Privileged Authentication and Global Administrator cover everybody and need none. */
const password = 1;
const helpdesk = 2;
const authentication = 4;
const user = 8;
/** Covered by every resetting role: a user without any role. */
export const everyone = password | helpdesk | authentication | user;

/** https://learn.microsoft.com/entra/identity/role-based-access-control/privileged-roles-permissions#who-can-reset-passwords */
const coverageOfRole: ReadonlyMap<string, number> = new Map([
  [role.directoryReaders, everyone],
  [role.guestInviter, everyone],
  [role.passwordAdministrator, everyone],
  [role.messageCenterReader, helpdesk | authentication | user],
  [role.reportsReader, helpdesk | authentication | user],
  [role.usageSummaryReportsReader, helpdesk | authentication | user],
  [role.userExperienceSuccessManager, helpdesk | authentication | user],
  [role.helpdeskAdministrator, helpdesk | user],
  [role.authenticationAdministrator, authentication],
  [role.userAdministrator, user],
  [role.groupsAdministrator, user],
]);

const parts: ReadonlyMap<number, string> = new Map([
  [everyone, 'members'],
  [helpdesk | authentication | user, 'report-readers'],
  [helpdesk | user, 'helpdesk-administrators'],
  [authentication, 'authentication-administrators'],
  [user, 'user-administrators'],
]);

/** The resetting roles that cover a role, as bits; none cover a role that is not in the table. */
export function coverageOf(roleTemplate: string): number {
  return coverageOfRole.get(roleTemplate) ?? 0;
}

/** The abilities that reset an enabled user with this coverage. */
export function resetsOf(coverage: number): {
  password: UserAbilityName;
  methods: UserAbilityName;
  pass: UserAbilityName;
  passkey: UserAbilityName;
  account: UserAbilityName;
} {
  const part = (parts.get(coverage) ?? 'administrators') as 'members';
  const ordinary = (coverage & authentication) !== 0;
  return {
    password: `password-${part}`,
    methods: ordinary ? 'methods-members' : 'methods-administrators',
    pass: ordinary ? 'pass-members' : 'pass-administrators',
    passkey: ordinary ? 'passkey-members' : 'passkey-administrators',
    account: `account-${part}`,
  };
}

/** The ability that forges a user with this coverage, whom no federated domain names yet. */
export function forgesOf(coverage: number): UserAbilityName {
  const ordinary = (coverage & (authentication | user)) === (authentication | user);
  return ordinary ? 'federation-of-members' : 'federation-of-administrators';
}

/** The ability that enables a disabled user with this coverage and sets a new password. */
export function enablesOf(coverage: number): UserAbilityName {
  if ((coverage & (authentication | user)) === (authentication | user)) return 'disabled-members';
  if ((coverage & authentication) !== 0) return 'disabled-authentication-administrators';
  return (coverage & user) !== 0 ? 'disabled-user-administrators' : 'disabled-administrators';
}
