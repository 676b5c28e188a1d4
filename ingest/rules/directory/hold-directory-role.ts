/** Holding a directory role: at the tenant, over an administrative unit, or over one object. */
import { directoryRole, entitlementId, entryId } from '#catalogue';
import type { DirectoryRole } from '../../memory/directory.ts';
import type { Emit } from '../../memory/emit.ts';
import type { Reads, Writes } from '../../memory/index.ts';
import { directoryRoleName } from '../azure/built-in-roles.ts';
import { directoryAbilities } from '../azure/permissions.ts';
import { notFollowedOfTemplate } from '../not-followed.ts';
import { declaredGate } from './declared.ts';
import { entitle } from './entitlement.ts';
import type { HoldingLink } from './holding-link.ts';
import { protectByRole, protectFully } from './protection.ts';

/** One assignment, active or eligible. */
export interface DirectoryHolding {
  readonly principal: string;
  /** Its type, where the source says it. */
  readonly principalType?: string | null | undefined;
  readonly roleId: string;
  /** As the source writes it: `/`, `/administrativeUnits/<id>`, `/<object>`, or an appId. */
  readonly scope: string;
  /** The type of what the scope names, where the source says it. */
  readonly scopeType?: string | null | undefined;
  /** The appId of an application that the scope names, where the source says it. */
  readonly scopeAppId?: string | undefined;
  /** Undefined for one that is only eligible: its link is drawn when its activation was judged. */
  readonly link: HoldingLink | undefined;
  /** Whether it is held now; its schedules list it again. */
  readonly active: boolean;
}

const synchronizing: ReadonlySet<string> = new Set([
  directoryRole.directorySynchronizationAccounts,
  directoryRole.onPremisesSyncAccount,
]);

/** The role with this definition id; a built-in one is known without its definition. */
export function directoryRoleOf(roleId: string, emit: Emit & Reads<'directory'>): DirectoryRole {
  return (
    emit.directory.roles.get(roleId) ?? {
      name: directoryRoleName(roleId) ?? `directory role ${roleId}`,
      template: roleId,
      actions: [],
    }
  );
}

/** Draws who holds the role; returns the entitlement, or undefined where the row was skipped. */
export function holdDirectoryRole(
  holding: DirectoryHolding,
  emit: Emit & Reads<'applications'> & Writes<'powers' | 'directory' | 'groups'>,
): string | undefined {
  const { principal, roleId, link } = holding;
  const scope = holding.scope.toLowerCase();
  const place = scope === '/' ? emit.tenant.id : (scope.split('/').at(-1) ?? '');
  const at = scopeAt(place, holding, emit);
  if (at === undefined) return void emit.skip('the scope of the assignment is not in the tenant');
  if (!emit.refersTo.principal(principal, holding.principalType))
    return void emit.skip('the principal no longer exists');
  const role = directoryRoleOf(roleId, emit);
  const id = entitleRole({ roleId, scope, at }, emit);
  emit.powers.holdsNotFollowed(notFollowedOfTemplate(role.template), role.name);
  if (link !== undefined) emit.link({ kind: 'HOLDS', from: principal, to: id, ...link });
  if (synchronizing.has(role.template)) synchronizationAccount(principal, role.name, emit);
  if (emit.drawn.kinds.get(principal) === 'Group') holdsByGroup(principal, emit);
  if (holding.active) emit.directory.holdings.add(`${principal} ${roleId} ${scope}`);
  protect(principal, role.template, at, emit);
  return id;
}

/** By what the powers of a role were judged: rows of built-in roles change with time, so the day they were collected counts. */
function judgedBy({ actions }: DirectoryRole, { tenant }: Emit): Readonly<Record<string, string>> {
  if (actions.length === 0)
    return { judgedBy: 'the list of built-in roles, since the row of the role says no actions' };
  const day = tenant.collectedAt?.toISOString().slice(0, 10);
  return {
    judgedBy: `the row of the role, as collected ${day === undefined ? 'on a day that the facts do not say' : `on ${day}`}`,
  };
}

/** The entitlement of a directory role, drawn whether or not somebody holds it; returns its id. */
export function entitleRole(
  { roleId, scope = '/', at = '' }: { readonly roleId: string; readonly scope?: string; readonly at?: string },
  emit: Emit & Reads<'directory'> & Writes<'powers'>,
): string {
  const role = directoryRoleOf(roleId, emit);
  const id = entitlementId(roleId, scope);
  const place = scope === '/' ? emit.tenant.id : at;
  const name = `${role.name} @ ${scope === '/' ? 'tenant' : (emit.drawn.names.get(place) ?? place)}`;
  const atUnit = emit.drawn.kinds.get(place) === 'AdministrativeUnit';
  const { abilities, assumed: abilitiesAssumed } = directoryAbilities(role, atUnit);
  entitle({ id, name, abilities, abilitiesAssumed, at: place, details: judgedBy(role, emit) }, emit);
  return id;
}

/** The node of a scope; undefined where that is gone. */
function scopeAt(
  place: string,
  { scope, scopeType, scopeAppId }: DirectoryHolding,
  emit: Emit & Reads<'applications'>,
): string | undefined {
  const { kinds } = emit.drawn;
  if (kinds.has(place) || place === '') return kinds.has(place) ? place : undefined;
  const registered = emit.applications.applicationByAppId.get(place);
  if (registered !== undefined) return registered;
  // By its appId a placeholder finds the service principal that it runs as.
  if (scopeAppId !== undefined && scopeType?.toLowerCase().endsWith('.application'))
    return emit.refersTo.application(scopeAppId);
  const isUnit = scope.toLowerCase().startsWith('/administrativeunits/');
  const isThere = isUnit
    ? emit.refersTo.object(place, 'AdministrativeUnit')
    : emit.refersTo.roleScope(place, scopeType);
  return isThere ? place : undefined;
}

/**
 * A role protects its holder from weaker administrators; one over a restricted unit from all but the strongest. Who is eligible
 * is protected like who holds it: that is measured on a live tenant (https://github.com/cisagov/ScubaGear/issues/2072), and
 * Microsoft's page names holders only.
 */
function protect(principal: string, template: string, at: string, emit: Emit & Writes<'directory'>): void {
  if (emit.drawn.kinds.get(principal) === 'Group') return;
  if (emit.directory.restrictedUnits.has(at)) protectFully(emit, principal);
  else protectByRole(emit, principal, template);
}

/** A group with a role, or eligible for one, is role-assignable, whether or not its row says so: only some may fill it. */
function holdsByGroup(group: string, emit: Emit & Writes<'groups'>): void {
  emit.groups.roleAssignable.add(group);
  const reach = emit.groups.reach.get(group);
  if (reach === undefined || Object.keys(reach).join() === 'role-assignable-group-members') return;
  emit.groups.reach.set(group, { 'role-assignable-group-members': 0 });
  emit.groups.withRoles.add(group);
}

/** The credential of an account that synchronizes lies on the server that does it. https://learn.microsoft.com/entra/identity/hybrid/connect/reference-connect-accounts-permissions */
function synchronizationAccount(principal: string, role: string, emit: Emit & Writes<'directory'>): void {
  if (emit.drawn.kinds.get(principal) !== 'User') return;
  emit.directory.machines.add(principal);
  const { assumed, ...declared } = declaredGate(emit.tenant.declared, 'onPremisesDirectory');
  emit.link({
    kind: 'SIGNS_IN',
    from: entryId('on-premises-directory'),
    to: principal,
    ...declared,
    authenticates: true,
    authenticators: ['onPremisesDirectory'],
    rule: 'synchronization-account',
    evidence: [`graph/users:${principal}`, ...assumed],
    says: `holds the password of the account that synchronizes (${role}),`,
  });
}
