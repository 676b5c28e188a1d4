/** Holding an Azure role at a scope: what it gives there, and which further roles it may grant. */
import { createHash } from 'node:crypto';
import { type AbilityName, type Basis, entitlementId, type NodeKind } from '#catalogue';
import type { AzureRole, Condition, RoleAssignmentRequest } from '../../memory/azure-role.ts';
import type { Emit } from '../../memory/emit.ts';
import type { Reads, Writes } from '../../memory/index.ts';
import { entitle } from '../directory/entitlement.ts';
import type { HoldingLink } from '../directory/holding-link.ts';
import { parseCondition } from './azure-condition.ts';
import { azureRoleOf } from './azure-role-of.ts';
import { azureBuiltIn } from './built-in-roles.ts';

/** One assignment, active, eligible or delegated. */
export interface AzureHolding {
  /** A principal, or an entry for one of another tenant. */
  readonly principal: string;
  /** GUID of the role. */
  readonly role: string;
  readonly scope: string;
  readonly condition?: string | null | undefined;
  /** Ends the entitlement's id where it gives less than the role elsewhere does. */
  readonly variant?: string;
  /** Limits the role's abilities further. */
  readonly only?: (ability: AbilityName) => boolean;
  /** Undefined for one that is only eligible: its link is drawn when its activation was judged. */
  readonly link: HoldingLink | undefined;
}

/** The entitlement that a holding comes to. */
export interface AzureEntitlement {
  readonly id: string;
  /** Whether what it gives is not known: a condition that is not judged may hold its holder back, or the role was not collected. */
  readonly isDoubted: boolean;
}

/** Draws who holds the role; returns the entitlement. */
export function holdAzureRole(holding: AzureHolding, emit: Emit & Writes<'powers' | 'azure'>): AzureEntitlement {
  const { principal, link } = holding;
  const at = emit.scope(holding.scope);
  const role = azureRoleOf(holding.role, emit);
  const limit = limitOf(holding, role);
  const ownLimit = limit?.ownCondition ? digest(`${principal} ${holding.condition}`) : undefined;
  const id = entitlementId(holding.role, at, holding.variant ?? ownLimit);
  const kind = emit.drawn.kinds.get(at) as NodeKind;
  const abilities = abilitiesAt(kind, role, holding.only).filter((one) => !(limit && one === 'azure-access'));
  const details = {
    ...(holding.condition ? { condition: holding.condition, conditionLimits: limit !== undefined } : {}),
  };
  const isNew = entitle({ id, name: `${role.name} @ ${emit.drawn.names.get(at) ?? at}`, abilities, at, details }, emit);
  if (isNew && limit !== undefined) grantable(id, at, limit, emit);
  if (isNew && role.isCustom) emit.azure.customHoldings.set(id, at);
  if (abilities.includes('deny-settings')) emit.azure.writesDenySettings.push([principal, at]);
  emit.powers.holdsNotFollowed(role.notFollowed ?? [], role.name);
  if (role.isUnknown) emit.azure.unknownRoles.add(holding.role);
  // Such a condition is taken not to hold anybody back.
  const isDoubted = role.isUnknown === true || (Boolean(holding.condition) && limit === undefined);
  if (link !== undefined) emit.link({ kind: 'HOLDS', from: principal, to: id, ...linkOf(link, role, isDoubted) });
  return { id, isDoubted };
}

/** The link of a holding, as far as it is known. */
function linkOf(link: HoldingLink, role: AzureRole, isDoubted: boolean): HoldingLink {
  const evidence = role.isUnknown ? [...link.evidence, 'assumption:azure-role-not-collected'] : link.evidence;
  return { ...link, basis: isDoubted ? 'ASSUMED' : link.basis, evidence };
}

/** A role does at a resource only what can be done there: attaching an identity needs a place to attach it to. */
function abilitiesAt(kind: NodeKind, role: AzureRole, only: AzureHolding['only']): AbilityName[] {
  const isWide = kind === 'ManagementGroup' || kind === 'Subscription' || kind === 'ResourceGroup';
  const runsCode = isWide || (kind !== 'UserAssignedIdentity' && kind !== 'KeyVault' && kind !== 'StorageAccount');
  return role.abilities.filter((ability) => {
    if (ability === 'attach-identity' && !isWide) return false;
    if (ability === 'write-compute' && !runsCode) return false;
    return only?.(ability) ?? true;
  });
}

interface Limit {
  readonly mayGrant: Condition;
  readonly requests: readonly (Omit<RoleAssignmentRequest, 'roleDefinitionId'> & { readonly basis: Basis })[];
  readonly ownCondition: boolean;
}

/** Which roles may be granted, where a condition of the assignment or of the role says so and is understood. */
function limitOf({ condition, principal, only }: AzureHolding, role: AzureRole): Limit | undefined {
  if (only?.('azure-access') === false) return undefined;
  const fresh = ['ServicePrincipal', 'Group'].map((principalType) => ({
    principalType,
    principalId: '',
    basis: 'ASSUMED' as const,
  }));
  const grants = role.abilities.includes('azure-access');
  if (grants && condition) {
    const mayGrant = parseCondition(condition);
    const own = ['User', 'Group', 'ServicePrincipal'].map((principalType) => ({
      principalType,
      principalId: principal,
      basis: 'OBSERVED' as const,
    }));
    return mayGrant && { mayGrant, requests: [...own, ...fresh], ownCondition: true };
  }
  const anyone = { principalType: 'User', principalId: '', basis: 'OBSERVED' as const };
  return grants || role.mayGrant === undefined
    ? undefined
    : { mayGrant: role.mayGrant, requests: [anyone, ...fresh], ownCondition: false };
}

/**
 * Draws what a limited right to grant roles comes to: one entitlement with all that the grantable roles give.
 * https://learn.microsoft.com/azure/role-based-access-control/delegate-role-assignments-overview
 */
function grantable(
  from: string,
  at: string,
  { mayGrant, requests }: Limit,
  emit: Emit & Reads<'azure'> & Writes<'powers'>,
): void {
  const known = new Map([...azureBuiltIn(), ...emit.azure.roles]);
  const granted = [...known].flatMap(([id, role]) => {
    if (role.abilities.length === 0) return [];
    const request = requests.find((one) => mayGrant({ ...one, roleDefinitionId: id }) !== false);
    return request === undefined ? [] : [{ id, role, basis: request.basis }];
  });
  if (granted.length === 0) return;
  const abilities = [...new Set(granted.flatMap(({ role }) => role.abilities))];
  const names = granted.map(({ role }) => role.name).sort();
  const name = names.length <= 3 ? names.join(' or ') : `Any of ${names.length} roles that may be granted`;
  const id = entitlementId(`grantable-${digest(granted.map((one) => one.id).join())}`, at);
  entitle(
    { id, name: `${name} @ ${emit.drawn.names.get(at) ?? at}`, abilities, at, details: { roles: names.slice(0, 50) } },
    emit,
  );
  emit.link({
    kind: 'GRANTS_ACCESS',
    from,
    to: id,
    gate: 0,
    rule: 'constrained-delegation',
    basis: granted.some((one) => one.basis === 'OBSERVED') ? 'OBSERVED' : 'ASSUMED',
    evidence: [from],
    says: 'may grant itself',
  });
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
