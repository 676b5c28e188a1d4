/** Whom a help desk serves: everybody but those who are exempt, and accounts that no person calls about. */
import { directoryRoleNames } from '#catalogue';
import type { HelpDesk, Selection } from '../configuration.ts';
import type { UserFacts } from '../facts.ts';
import { isAgentUser } from '../policies/subject.ts';
import { lowered, word } from '../policies/words.ts';
import type { CompiledTenant } from '../tenant.ts';

/** Whether somebody is among a selection; `perhaps` where what it asks for was not collected. */
type Fits = boolean | 'perhaps';

/** Accounts that synchronize directories. https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference */
const synchronizing: ReadonlySet<string> = new Set([
  'd29b2b05-8046-44ba-8758-1e26182fcf32',
  'a92aed5d-d78a-4d16-b381-09adb37eb3b0',
]);

/** Mailboxes that are no person's. https://learn.microsoft.com/graph/api/resources/mailboxsettings */
const impersonal: ReadonlySet<string> = new Set(['shared', 'room', 'equipment']);

const roleIds: ReadonlyMap<string, string> = new Map(
  Object.entries(directoryRoleNames).map(([id, name]) => [name.toLowerCase(), id]),
);

function inRoles(asked: ReadonlySet<string>, facts: UserFacts): Fits {
  if (asked.size === 0) return false;
  const held = new Set([...lowered(facts.roleTemplateIds), ...(facts.privileges?.roles ?? [])]);
  const named = [...asked].some((role) => held.has(role) || held.has(roleIds.get(role) ?? ''));
  if (named || (asked.has('*') && held.size > 0)) return true;
  return facts.privileges === undefined || facts.notCollected?.includes('roles') === true ? 'perhaps' : false;
}

function inScopes(asked: ReadonlySet<string>, { privileges }: UserFacts): Fits {
  if (asked.size === 0) return false;
  if (privileges === undefined) return 'perhaps';
  const within = (scope: string, outer: string) =>
    outer === '*' || `${scope}/`.startsWith(`${outer.replace(/\/$/, '')}/`);
  return privileges.azureScopes.some((scope) => [...asked].some((outer) => within(scope, outer)));
}

function inGroups(asked: ReadonlySet<string>, { groupIds, notCollected }: UserFacts): Fits {
  if ([...lowered(groupIds)].some((group) => asked.has(group))) return true;
  return asked.size > 0 && notCollected?.includes('groups') === true ? 'perhaps' : false;
}

function fits(selection: Selection, facts: UserFacts): Fits {
  const users = lowered(selection.users);
  const answers: readonly Fits[] = [
    users.has('*') || users.has(facts.user.id.toLowerCase()),
    inGroups(lowered(selection.groups), facts),
    inRoles(lowered(selection.roles), facts),
    inScopes(lowered(selection.azureScopes), facts),
  ];
  return answers.includes(true) || (answers.includes('perhaps') && 'perhaps');
}

/** Whether a machine uses the account: one that is declared as a service account, or that synchronizes. Nobody is there to be phished. */
export function isMachine({ configuration }: CompiledTenant, { user, roleTemplateIds }: UserFacts): boolean {
  return (
    lowered(configuration.serviceAccounts).has(user.id.toLowerCase()) ||
    [...lowered(roleTemplateIds)].some((role) => synchronizing.has(role))
  );
}

/** Accounts that no person calls about: those of machines, break-glass accounts as declared, mailboxes of no person. Never by name. */
function isImpersonal(tenant: CompiledTenant, facts: UserFacts): boolean {
  return (
    isMachine(tenant, facts) ||
    lowered(tenant.configuration.breakGlass).has(facts.user.id.toLowerCase()) ||
    impersonal.has(word(facts.user.mailboxSettings?.userPurpose))
  );
}

/** Who is exempt; without administrators: whoever holds a directory role or is eligible for one. */
function exemptions({ exempt, administrators }: HelpDesk): readonly Selection[] {
  return [...(exempt === undefined ? [] : [exempt]), ...(administrators === false ? [{ roles: ['*'] }] : [])];
}

/** Whether the account is left out for no other reason than that nobody says whom the desk serves, and it is no person's. */
export function isLeftOut(tenant: CompiledTenant, facts: UserFacts): boolean {
  const desk = tenant.configuration.helpDesk ?? {};
  if (desk.serves !== undefined || isAgentUser(facts) || facts.user.accountEnabled === false) return false;
  return isImpersonal(tenant, facts) && !exemptions(desk).some((selection) => fits(selection, facts) === true);
}

/**
 * Whether the desk resets this user for whoever shows what it verifies. Where it is not known whether somebody is exempt, or is among those
 * served, the desk is taken to reset them at worst, and not to at best.
 */
export function isServed(tenant: CompiledTenant, facts: UserFacts): boolean {
  const desk = tenant.configuration.helpDesk ?? {};
  const perhaps = tenant.judging === 'at best' ? 'no' : 'yes';
  const isFor = (fit: Fits, whenUnsure: 'yes' | 'no') => fit === true || (fit === 'perhaps' && whenUnsure === 'yes');
  const opposite = perhaps === 'yes' ? 'no' : 'yes';
  if (isAgentUser(facts) || exemptions(desk).some((selection) => isFor(fits(selection, facts), opposite))) return false;
  return desk.serves === undefined ? !isImpersonal(tenant, facts) : isFor(fits(desk.serves, facts), perhaps);
}
