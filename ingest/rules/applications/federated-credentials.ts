/** Federated credentials: tokens of another issuer that Entra ID accepts instead of a secret. */

import { federatedCredentialId } from '#catalogue';
import type { CollectionName } from '#facts';
import type { Emit } from '../../memory/emit.ts';
import type { Writes } from '../../memory/index.ts';

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

/** Emits the Credential and notes what it trusts. https://learn.microsoft.com/entra/workload-id/workload-identity-federation */
export function emitFederatedCredential(
  trust: FederatedCredential,
  collection: CollectionName,
  emit: Emit & Writes<'applications'>,
): void {
  const { owner, authenticates } = trust;
  const id = federatedCredentialId(owner, trust.id);
  const said = {
    issuer: trust.issuer ?? undefined,
    subject: trust.subject ?? undefined,
    expression: trust.expression ?? undefined,
  };
  const details = {
    type: 'federated',
    issuer: trust.issuer,
    subject: trust.subject,
    claimsMatchingExpression: trust.expression,
  };
  if (!emit.node({ kind: 'Credential', id, name: trust.name ?? trust.subject ?? trust.id, details })) return;
  const uses = [{ owner, authenticates, validity: {}, evidence: [`${collection}:${owner}/${trust.id}`] }];
  emit.applications.credentials.set(id, { kind: 'federated', names: new Set([id]), ...said, uses });
  emit.fact({ kind: 'OF', from: id, to: owner });
}
