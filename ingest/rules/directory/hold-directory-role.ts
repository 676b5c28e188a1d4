/** Holding a directory role: at the tenant, over an administrative unit, or over one object. */
import { directoryRole, entitlementId, entryId } from '#catalogue';
import type { Emit } from '../../collections/collection.ts';
import type { DirectoryRole } from '../../memory/tenant.ts';
import { directoryRoleName } from '../azure/built-in-roles.ts';
import { directoryAbilities } from '../azure/permissions.ts';
import { applicationAt, isObject, isPrincipal, isScope } from '../placeholders/uncollected.ts';
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
  /** Whether it is held now; what is only eligible protects nobody from a reset. */
  readonly active: boolean;
}

const synchronizing: ReadonlySet<string> = new Set([
  directoryRole.directorySynchronizationAccounts,
  directoryRole.onPremisesSyncAccount,
]);

/** The role with this definition id; a built-in one is known without its definition. */
export function directoryRoleOf(roleId: string, emit: Emit): DirectoryRole {
  return (
    emit.tenant.directoryRoles.get(roleId) ?? {
      name: directoryRoleName(roleId) ?? `directory role ${roleId}`,
      template: roleId,
      actions: [],
    }
  );
}

/** Draws who holds the role; returns the entitlement, or undefined where the row was skipped. */
export function holdDirectoryRole(holding: DirectoryHolding, emit: Emit): string | undefined {
  const { tenant } = emit;
  const { principal, roleId, link } = holding;
  const scope = holding.scope.toLowerCase();
  const place = scope === '/' ? tenant.id : (scope.split('/').at(-1) ?? '');
  const at = scopeAt(place, holding, emit);
  if (at === undefined) return void emit.skip('the scope of the assignment is not in the tenant');
  if (!isPrincipal(principal, holding.principalType, emit)) return void emit.skip('the principal no longer exists');
  const role = directoryRoleOf(roleId, emit);
  const id = entitlementId(roleId, scope);
  const scopeName = scope === '/' ? 'tenant' : (tenant.names.get(at) ?? place);
  const atUnit = tenant.nodes.get(at) === 'AdministrativeUnit';
  const known = directoryAbilities(role.template, role.actions, atUnit);
  const all = directoryAbilities(role.template, [...role.actions, ...(role.assumedActions ?? [])], atUnit);
  const abilitiesAssumed = all.filter((one) => !known.includes(one));
  entitle({ id, name: `${role.name} @ ${scopeName}`, abilities: all, abilitiesAssumed, at }, emit);
  if (link !== undefined) emit.link({ kind: 'HOLDS', from: principal, to: id, ...link });
  if (synchronizing.has(role.template)) synchronizationAccount(principal, role.name, emit);
  if (tenant.nodes.get(principal) === 'Group') holdsByGroup(principal, emit);
  if (holding.active) {
    tenant.holdings.add(`${principal} ${roleId} ${scope}`);
    protect(principal, role.template, at, emit);
  }
  return id;
}

/** The node of a scope; undefined where that is gone. */
function scopeAt(place: string, { scope, scopeType, scopeAppId }: DirectoryHolding, emit: Emit): string | undefined {
  const { nodes, applicationByAppId } = emit.tenant;
  if (nodes.has(place) || place === '') return nodes.has(place) ? place : undefined;
  const registered = applicationByAppId.get(place);
  if (registered !== undefined) return registered;
  // By its appId a placeholder finds the service principal that it runs as.
  if (scopeAppId !== undefined && scopeType?.toLowerCase().endsWith('.application'))
    return applicationAt(scopeAppId, emit);
  const isUnit = scope.toLowerCase().startsWith('/administrativeunits/');
  const isThere = isUnit ? isObject(place, 'AdministrativeUnit', emit) : isScope(place, scopeType, emit);
  return isThere ? place : undefined;
}

/** A role protects its holder from weaker administrators; one over a restricted unit from all but the strongest. */
function protect(principal: string, template: string, at: string, emit: Emit): void {
  const { tenant } = emit;
  if (tenant.nodes.get(principal) === 'Group') return;
  if (tenant.restrictedUnits.has(at)) protectFully(tenant, principal);
  else protectByRole(tenant, principal, template);
}

/** A group with a role, or eligible for one, is role-assignable, whether or not its row says so: only some may fill it. */
function holdsByGroup(group: string, { tenant }: Emit): void {
  tenant.roleAssignableGroups.add(group);
  const reach = tenant.reachOfGroup.get(group);
  if (reach === undefined || Object.keys(reach).join() === 'role-assignable-group-members') return;
  tenant.reachOfGroup.set(group, { 'role-assignable-group-members': 0 });
  tenant.groupsWithRoles.add(group);
}

/** The credential of an account that synchronizes lies on the server that does it. https://learn.microsoft.com/entra/identity/hybrid/connect/reference-connect-accounts-permissions */
function synchronizationAccount(principal: string, role: string, emit: Emit): void {
  if (emit.tenant.nodes.get(principal) !== 'User') return;
  emit.link({
    kind: 'SIGNS_IN',
    from: entryId('on-premises-directory'),
    to: principal,
    gate: 1,
    authenticates: true,
    authenticators: ['onPremisesDirectory'],
    rule: 'synchronization-account',
    basis: 'ASSUMED',
    evidence: [`graph/users:${principal}`],
    says: `holds the password of the account that synchronizes (${role}),`,
  });
}
