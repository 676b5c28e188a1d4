/** Principals that rows refer to and whose own rows were not collected: kept at their worst, never dropped as if they were gone. */
import type { AbilityName, NodeKind } from '#catalogue';
import type { Emit } from '../collections/collection.ts';
import type { CollectionName } from '../facts/collections.ts';
import { longestId } from '../records.ts';
import { userBits } from '../tenant.ts';

/** Where each kind of principal would be. */
const rowsOf = {
  User: 'graph/users',
  Group: 'graph/groups',
  ServicePrincipal: 'graph/service-principals',
  ManagedIdentity: 'graph/service-principals',
} as const satisfies Partial<Record<NodeKind, CollectionName>>;

type PrincipalKind = keyof typeof rowsOf;
type Placeholder = PrincipalKind | 'UnknownPrincipal';

const words: Readonly<Record<Placeholder, string>> = {
  User: 'A user',
  Group: 'A group',
  ServicePrincipal: 'A service principal',
  ManagedIdentity: 'A managed identity',
  UnknownPrincipal: 'A principal',
};

/** What could reach it, were its row as bad as it can be. */
const reaching: Readonly<Partial<Record<Placeholder, readonly AbilityName[]>>> = {
  ServicePrincipal: ['service-principal-credentials', 'application-owners'],
  Group: [
    'security-group-members',
    'microsoft365-group-members',
    'role-assignable-group-members',
    'dynamic-group-rules',
  ],
};

/** The kind that a source names: `#microsoft.graph.user` of Microsoft Graph, `User` of Azure; undefined where it does not say. */
function kindNamed(said: string | null | undefined): PrincipalKind | 'none' | undefined {
  const name = said?.toLowerCase().split('.').at(-1) ?? '';
  if (name === 'user') return 'User';
  if (name === 'group') return 'Group';
  if (name === 'managedidentity') return 'ManagedIdentity';
  if (/^(serviceprincipal|msi|agentidentity)$/.test(name)) return 'ServicePrincipal';
  return /^(device|orgcontact|application|administrativeunit)$/.test(name) ? 'none' : undefined;
}

/**
 * Whether a principal is in the tenant as far as is known. One whose row would be in a collection that was not collected
 * whole is kept as a placeholder; false where all was collected and it is not there. `said`: its type, as the source has it.
 */
export function isPrincipal(id: string, said: string | null | undefined, emit: Emit): boolean {
  const { tenant } = emit;
  if (tenant.nodes.has(id)) return true;
  const named = kindNamed(said);
  if (named === 'none' || id.length > longestId) return false;
  const possible = (named === undefined ? (['User', 'Group', 'ServicePrincipal'] as const) : [named]).filter((kind) =>
    tenant.gaps.has(rowsOf[kind]),
  );
  const [only] = possible;
  return only !== undefined && drawPlaceholder(id, possible.length === 1 ? only : 'UnknownPrincipal', emit);
}

function drawPlaceholder(id: string, kind: Placeholder, emit: Emit): boolean {
  const { tenant } = emit;
  const collections = kind === 'UnknownPrincipal' ? new Set(Object.values(rowsOf)) : [rowsOf[kind]];
  const because = [...collections].flatMap((name) => {
    const why = tenant.gaps.get(name);
    return why === undefined ? [] : [`${name}: ${why}`];
  });
  const name = `${words[kind]} that was not collected (${id})`;
  const reached = reaching[kind] ?? [];
  const reachedBy = Object.fromEntries(reached.map((ability) => [ability, 0 as const]));
  if (!emit.node({ kind, id, name, details: { collected: false, because }, reachedBy, reachedAssumed: reached }))
    return false;
  tenant.names.set(id, name);
  tenant.uncollected.set(id, kind);
  // Ways in of a user are judged with those of the others, by what is known of nobody.
  if (kind === 'User') tenant.users.set(id, userBits.customDomain);
  if (kind === 'Group') tenant.reachOfGroup.set(id, reachedBy);
  if (kind === 'ServicePrincipal') drawCredential(id, emit);
  if (kind === 'UnknownPrincipal') drawWayIn(id, emit);
  return true;
}

const assumed = { rule: 'not-collected', basis: 'ASSUMED' } as const;

function drawWayIn(id: string, emit: Emit): void {
  const says = 'signs in, with no more than a password for all that is known, as';
  const link = { from: 'entry:sign-in', to: id, gate: 1, authenticates: true, evidence: [id], says } as const;
  emit.link({ ...link, ...assumed, kind: 'SIGNS_IN', authenticators: ['password'] });
}

/** A secret that it may have. A managed identity has none. */
function drawCredential(id: string, emit: Emit): void {
  const credential = `credential:${id}`;
  const name = 'A secret that may be there and was not collected';
  if (!emit.node({ kind: 'Credential', id: credential, name, details: { collected: false } })) return;
  const evidence = [id];
  const leak = { from: 'entry:leaked-credential', to: credential, gate: 1, authenticates: true, evidence } as const;
  emit.link({ ...leak, ...assumed, kind: 'LEAKS' });
  emit.link({ ...assumed, kind: 'AUTHENTICATES', from: credential, to: id, gate: 0, evidence });
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
    const id = `member-of:${group}`;
    const name = `Somebody in ${tenant.names.get(group) ?? group}, whose members were not collected`;
    const details = { collected: false, because: [`graph/group-members: ${why}`] };
    if (!emit.node({ kind: 'UnknownPrincipal', id, name, details })) continue;
    drawWayIn(id, emit);
    const evidence = [group];
    for (const to of [group, tenant.directMembers.get(group)])
      if (to !== undefined) emit.link({ ...assumed, kind: 'MEMBER_OF', from: id, to, gate: 0, evidence });
  }
}
