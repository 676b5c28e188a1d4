/** What owning an application or a service principal lets its owner do. */
import type { LinkRule } from '#catalogue';
import type { CollectionName } from '#facts';
import type { Applications } from '../../memory/applications.ts';
import type { Emit } from '../../memory/emit.ts';
import type { Reads } from '../../memory/index.ts';

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
export function ownerAbility(ownership: Ownership, emit: Emit & Reads<'powers' | 'applications'>): void {
  const { owner, ownerType, rule, collection } = ownership;
  emit.refersTo.principal(owner, ownerType);
  const owned = (rule === 'application-owner' && emit.refersTo.application(ownership.owned)) || ownership.owned;
  if (rule === 'service-principal-owner') emit.refersTo.principal(owned, 'ServicePrincipal');
  emit.fact({ kind: 'OWNS', from: owner, to: owned });
  const kind = emit.drawn.kinds.get(owned);
  if (kind === 'ManagedIdentity') return;
  // An agent takes no credential of its own; that its owner has it do as told is taken for granted.
  if (kind === 'AgentIdentity') {
    const of = [`${collection}:${owned}/${owner}`];
    return emit.link({
      kind: 'CONTROLS',
      from: owner,
      to: owned,
      gate: 0,
      rule: 'agent-owner',
      basis: 'ASSUMED',
      evidence: of,
    });
  }
  if (emit.powers.closed.get(owned)?.has('service-principal-credentials')) return;
  if (rule === 'service-principal-owner' && refusesCredentials(owned, emit.applications)) return;
  const isUser = emit.drawn.kinds.get(owner) === 'User';
  const permitted = isUser || emit.applications.ownersByPermission.has(owner);
  // Whether the publisher locked the instance is only told where the application is registered.
  const mayBeLocked = (emit.applications.ownerOfInstance.get(owned) ?? emit.tenant.id) !== emit.tenant.id;
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
  { credentialsRefusedSince: { default: general, own }, madeAt }: Applications,
): boolean {
  const since = own.has(owned) ? own.get(owned) : general;
  if (since === undefined) return false;
  return since === Number.NEGATIVE_INFINITY || (madeAt.get(owned) ?? Number.NEGATIVE_INFINITY) >= since;
}
