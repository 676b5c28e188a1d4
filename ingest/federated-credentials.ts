/** Federated credentials: tokens of another issuer that Entra ID accepts instead of a secret. */
import type { Emit } from './collections/collection.ts';
import type { CollectionName } from './facts/collections.ts';

/** One trust: an issuer and a subject, or an expression over claims with wildcards. */
export interface FederatedCredential {
  readonly owner: string;
  readonly authenticates: string | undefined;
  readonly id: string;
  readonly name?: string | null | undefined;
  readonly issuer?: string | null | undefined;
  readonly subject?: string | null | undefined;
  readonly expression?: string | null | undefined;
}

/**
 * Emits the Credential, the trusted writer's way to it, and whom it authenticates. A wildcard, a pull request or a
 * subject that the source does not show is level 2, one exact subject level 3.
 * https://learn.microsoft.com/entra/workload-id/workload-identity-federation
 */
export function emitFederatedCredential(trust: FederatedCredential, collection: CollectionName, emit: Emit): void {
  const id = `federated:${trust.owner}/${trust.id}`;
  const { issuer, subject, expression } = trust;
  const exact =
    subject != null && subject !== '' && !expression && !/[*?]/.test(subject) && !/:pull_request\b/.test(subject);
  const evidence = [`${collection}:${trust.owner}/${trust.id}`];
  const name = trust.name ?? subject ?? trust.id;
  if (
    !emit.node({
      kind: 'Credential',
      id,
      name,
      details: { type: 'federated', issuer, subject, claimsMatchingExpression: expression },
    })
  )
    return;
  emit.fact({ kind: 'OF', from: id, to: trust.owner });
  const from = subject ?? expression ?? 'a subject that is not shown';
  emit.link({
    kind: 'FEDERATES',
    from: 'entry:trusted-writer',
    to: id,
    gate: exact ? 3 : 2,
    authenticates: true,
    authenticators: ['federated token'],
    rule: exact ? 'federated-exact-subject' : 'federated-open-subject',
    basis: 'OBSERVED',
    evidence,
    says: `produces a token for ${from}, which is trusted by`,
  });
  if (trust.authenticates === undefined) return;
  emit.link({
    kind: 'AUTHENTICATES',
    from: id,
    to: trust.authenticates,
    gate: 0,
    rule: 'federated-authenticates',
    basis: 'OBSERVED',
    evidence,
  });
}
