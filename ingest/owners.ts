/** What owning an application or a service principal lets its owner do. */
import type { Emit } from './collections/collection.ts';
import type { CollectionName } from './facts/collections.ts';

/** An owner, what is owned, and where that was read. */
export interface Ownership {
  readonly owner: string;
  readonly owned: string;
  readonly rule: string;
  readonly collection: CollectionName;
}

/**
 * Ownership is a fact; owners may add credentials and owners, except to a managed identity, which takes none.
 * https://learn.microsoft.com/entra/fundamentals/users-default-permissions#object-ownership
 */
export function ownerAbility({ owner, owned, rule, collection }: Ownership, emit: Emit): void {
  emit.fact({ kind: 'OWNS', from: owner, to: owned });
  if (emit.tenant.nodes.get(owned) === 'ManagedIdentity') return;
  emit.link({
    kind: 'ADDS_CREDENTIAL',
    from: owner,
    to: owned,
    gate: 0,
    rule,
    basis: 'OBSERVED',
    evidence: [`${collection}:${owned}/${owner}`],
    says: 'owns and may add a credential to',
  });
}
