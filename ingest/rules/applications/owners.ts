/** What owning an application or a service principal lets its owner do. */
import type { LinkRule } from '#catalogue';
import type { CollectionName } from '#facts';
import type { Emit } from '../../collections/collection.ts';
import type { Tenant } from '../../memory/tenant.ts';
import { applicationAt, isPrincipal } from '../placeholders/uncollected.ts';

/** An owner, what is owned, and where that was read. */
export interface Ownership {
  readonly owner: string;
  /** Its type, where the source says it. */
  readonly ownerType: string | null | undefined;
  readonly owned: string;
  readonly rule: LinkRule;
  readonly collection: CollectionName;
}

/**
 * Ownership is a fact; owners may add credentials and owners, except to a managed identity, which takes none, and to an
 * instance that its publisher locked. Of a service principal Microsoft Graph asks for Application.ReadWrite.OwnedBy beside, by its
 * documentation; attack tools go by ownership alone, so that without the permission it is ASSUMED.
 * https://learn.microsoft.com/entra/fundamentals/users-default-permissions#object-ownership
 */
export function ownerAbility(ownership: Ownership, emit: Emit): void {
  const { owner, ownerType, rule, collection } = ownership;
  const { tenant } = emit;
  isPrincipal(owner, ownerType, emit);
  const owned = (rule === 'application-owner' && applicationAt(ownership.owned, emit)) || ownership.owned;
  if (rule === 'service-principal-owner') isPrincipal(owned, 'ServicePrincipal', emit);
  emit.fact({ kind: 'OWNS', from: owner, to: owned });
  const kind = tenant.nodes.get(owned);
  if (kind === 'ManagedIdentity' || kind === 'AgentIdentity') return;
  if (tenant.closed.get(owned)?.has('service-principal-credentials')) return;
  if (rule === 'service-principal-owner' && refusesCredentials(owned, tenant)) return;
  const isUser = tenant.nodes.get(owner) === 'User';
  const permitted = isUser || tenant.ownersByPermission.has(owner);
  // Whether the publisher locked the instance is only told where the application is registered.
  const mayBeLocked = (tenant.ownerOfInstance.get(owned) ?? tenant.id) !== tenant.id;
  const evidence = [`${collection}:${owned}/${owner}`];
  const link = {
    from: owner,
    to: owned,
    gate: 0,
    rule,
    basis: permitted && !mayBeLocked ? 'OBSERVED' : 'ASSUMED',
    evidence,
  } as const;
  emit.link({ ...link, kind: 'ADDS_CREDENTIAL', says: 'owns and may add a credential to' });
  emit.link({ ...link, kind: 'ADDS_OWNER', says: 'owns and may add owners to' });
}

/**
 * Whether a policy refuses all that an owner could add to a service principal. It holds nobody back who may change the
 * policy, such as Application Administrators; and an application, unlike its service principal, takes federated credentials.
 */
function refusesCredentials(
  owned: string,
  { credentialsRefusedSince: { default: general, own }, madeAt }: Tenant,
): boolean {
  const since = own.has(owned) ? own.get(owned) : general;
  if (since === undefined) return false;
  return since === Number.NEGATIVE_INFINITY || (madeAt.get(owned) ?? Number.NEGATIVE_INFINITY) >= since;
}
