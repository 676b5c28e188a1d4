/** Objects of the directory that rows refer to and whose own rows were not collected: kept at their worst, never dropped as if they were gone. */
import { type AbilityName, type NodeKind, unknownMemberId } from '#catalogue';
import { accountBits, longestId } from '#derivation';
import type { CollectionName } from '#facts';
import type { Emit } from '../../collections/collection.ts';
import { drawInstance } from './unknown-instances.ts';
import { assumed, drawCredential, drawWayIn } from './unknown-ways-in.ts';

/** Where each kind of object would be. */
const rowsOf = {
  User: 'graph/users',
  Group: 'graph/groups',
  ServicePrincipal: 'graph/service-principals',
  ManagedIdentity: 'graph/service-principals',
  Application: 'graph/applications',
  AdministrativeUnit: 'graph/administrative-units',
  Device: 'graph/devices',
} as const satisfies Partial<Record<NodeKind, CollectionName>>;

/** A kind of object that has a collection of its own. */
export type ObjectKind = keyof typeof rowsOf;
type Placeholder = ObjectKind | 'UnknownPrincipal';

const principals = ['User', 'Group', 'ServicePrincipal'] as const;
/** What a directory role can be limited to beside an administrative unit. */
const scopes = ['Application', 'ServicePrincipal', 'Group', 'Device'] as const;

const words: Readonly<Record<Placeholder, string>> = {
  User: 'A user',
  Group: 'A group',
  ServicePrincipal: 'A service principal',
  ManagedIdentity: 'A managed identity',
  Application: 'An application',
  AdministrativeUnit: 'An administrative unit',
  Device: 'A device',
  UnknownPrincipal: 'Something',
};

/** What could reach it, were its row as bad as it can be. */
const reaching: Readonly<Partial<Record<ObjectKind, readonly AbilityName[]>>> = {
  ServicePrincipal: ['service-principal-credentials', 'service-principal-owners'],
  Group: [
    'security-group-members',
    'microsoft365-group-members',
    'role-assignable-group-members',
    'dynamic-group-rules',
  ],
  Application: [
    'application-credentials',
    'application-owners',
    'single-tenant-application-credentials',
    'single-tenant-application-owners',
    'agent-blueprint-credentials',
  ],
  AdministrativeUnit: ['administrative-units'],
  Device: ['device-scripts', 'joined-devices', 'device-local-passwords'],
};

/** The kind that a source names: `#microsoft.graph.user` of Microsoft Graph, `User` of Azure; undefined where it does not say. */
function kindNamed(said: string | null | undefined): ObjectKind | 'none' | undefined {
  const name = said?.toLowerCase().split('.').at(-1) ?? '';
  if (/^(serviceprincipal|msi|agentidentity)$/.test(name)) return 'ServicePrincipal';
  const kind = (Object.keys(rowsOf) as ObjectKind[]).find((one) => one.toLowerCase() === name);
  return kind ?? (name === 'orgcontact' ? 'none' : undefined);
}

/**
 * Whether a principal is in the tenant as far as is known. One whose row would be in a collection that was not collected
 * whole is kept as a placeholder; false where all was collected and it is not there. `said`: its type, as the source has it.
 */
export function isPrincipal(id: string, said: string | null | undefined, emit: Emit): boolean {
  if (emit.tenant.nodes.has(id)) return true;
  const named = kindNamed(said);
  if (named === undefined) return isOneOf(id, principals, emit);
  const canBe = named === 'ManagedIdentity' || (principals as readonly string[]).includes(named);
  return canBe && isOneOf(id, [named as ObjectKind], emit);
}

/** The same of an object of this kind. */
export function isObject(id: string, kind: ObjectKind, emit: Emit): boolean {
  return emit.tenant.nodes.has(id) || isOneOf(id, [kind], emit);
}

/** The same of what a directory role is limited to beside a unit; `said`: its type, where the source tells it. */
export function isScope(id: string, said: string | null | undefined, emit: Emit): boolean {
  return emit.tenant.nodes.has(id) || isOneOf(id, narrowed(scopes, said), emit);
}

/** The same of a member of an administrative unit. */
export function isInUnit(id: string, said: string | null | undefined, emit: Emit): boolean {
  return emit.tenant.nodes.has(id) || isOneOf(id, narrowed(['User', 'Group', 'Device'], said), emit);
}

function narrowed(kinds: readonly ObjectKind[], said: string | null | undefined): readonly ObjectKind[] {
  const named = kindNamed(said);
  if (named === 'none') return [];
  return named === undefined ? kinds : [named];
}

function isOneOf(id: string, kinds: readonly ObjectKind[], emit: Emit): boolean {
  if (id.length > longestId) return false;
  const possible = kinds.filter((kind) => emit.tenant.gaps.has(rowsOf[kind]));
  return possible.length > 0 && drawPlaceholder(id, possible, emit);
}

function drawPlaceholder(id: string, possible: readonly ObjectKind[], emit: Emit): boolean {
  const { tenant } = emit;
  const kind: Placeholder = possible.length === 1 ? (possible[0] as ObjectKind) : 'UnknownPrincipal';
  const because = [...new Set(possible.map((one) => rowsOf[one]))].map((name) => `${name}: ${tenant.gaps.get(name)}`);
  const name = `${words[kind]} that was not collected (${id})`;
  const reached = [...new Set(possible.flatMap((one) => reaching[one] ?? []))];
  const reachedBy = Object.fromEntries(reached.map((ability) => [ability, 0 as const]));
  if (!emit.node({ kind, id, name, details: { collected: false, because }, reachedBy, reachedAssumed: reached }))
    return false;
  tenant.names.set(id, name);
  tenant.uncollected.set(id, kind);
  // Ways in of a user are judged with those of the others, by what is known of nobody.
  if (kind === 'User') tenant.users.set(id, accountBits.customDomain);
  if (kind === 'Group') tenant.reachOfGroup.set(id, reachedBy);
  if (kind === 'ServicePrincipal') drawCredential(id, id, emit);
  if (kind === 'UnknownPrincipal') drawWayIn(id, emit);
  if (possible.includes('Application')) drawInstance(id, emit);
  return true;
}

/** The application that a row names by its id, or by its appId as exports do; undefined where it is gone. */
export function applicationAt(id: string, emit: Emit): string | undefined {
  return emit.tenant.applicationByAppId.get(id) ?? (isObject(id, 'Application', emit) ? id : undefined);
}

/** The application of a service principal, if it is registered here and not gone. */
export function applicationOf(servicePrincipal: string, emit: Emit): string | undefined {
  const { applicationOfInstance, instancesHere, disabledWorkloads } = emit.tenant;
  const known = applicationOfInstance.get(servicePrincipal);
  const appId = instancesHere.get(servicePrincipal);
  if (known !== undefined || appId === undefined || disabledWorkloads.has(servicePrincipal)) return known;
  return applicationAt(appId, emit);
}

/** Draws that somebody is in each group whose members were not collected, if it holds anything. */
export function unknownMembers(emit: Emit): void {
  const { tenant } = emit;
  const why = tenant.gaps.get('graph/group-members');
  if (why === undefined) return;
  // Of a collection that is there in part, the groups that were collected may be whole.
  const all = tenant.membershipsRead ? [] : tenant.groupsThatLead;
  const groups = new Set([...all, ...[...tenant.uncollected].flatMap(([id, kind]) => (kind === 'Group' ? [id] : []))]);
  for (const group of groups) {
    const id = unknownMemberId(group);
    const name = `Somebody in ${tenant.names.get(group) ?? group}, whose members were not collected`;
    const details = { collected: false, because: [`graph/group-members: ${why}`] };
    if (!emit.node({ kind: 'UnknownPrincipal', id, name, details })) continue;
    drawWayIn(id, emit);
    const evidence = [group];
    for (const to of [group, tenant.directMembers.get(group)])
      if (to !== undefined) emit.link({ ...assumed, kind: 'MEMBER_OF', from: id, to, gate: 0, evidence });
  }
}
