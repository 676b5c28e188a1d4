/** Secrets and certificates of applications and service principals: what leaks, at which level, and whom it makes you. */
import { z } from 'zod';
import { type Emit, Id, Text } from './collections/collection.ts';
import type { CollectionName } from './facts/collections.ts';

/** https://learn.microsoft.com/graph/api/resources/passwordcredential; its secret is never in a listing. */
export const PasswordCredential = z.object({ keyId: Id, displayName: Text, startDateTime: Text, endDateTime: Text });

/** https://learn.microsoft.com/graph/api/resources/keycredential */
export const KeyCredential = PasswordCredential.extend({ usage: Text, type: Text, customKeyIdentifier: Text });

/** Whose credentials, and which service principal they authenticate, if it is in this tenant. */
export interface Holder {
  readonly owner: string;
  readonly authenticates: string | undefined;
  readonly collection: CollectionName;
}

interface Held {
  readonly passwordCredentials?: readonly z.infer<typeof PasswordCredential>[] | null | undefined;
  readonly keyCredentials?: readonly z.infer<typeof KeyCredential>[] | null | undefined;
}

/** Emits a Credential node for each secret and certificate, the link that leaks it and the link that uses it. */
export function emitCredentials(holder: Holder, held: Held, emit: Emit): void {
  for (const secret of held.passwordCredentials ?? []) {
    emitCredential(holder, { ...secret, id: `secret:${secret.keyId}`, type: 'secret', level: 1 }, emit);
  }
  const keys = held.keyCredentials ?? [];
  const signing = new Set(
    keys.filter((key) => key.usage?.toLowerCase() === 'sign').map((key) => key.customKeyIdentifier),
  );
  for (const key of keys) {
    // A SAML signing certificate (usage Sign, with its Verify twin) signs assertions; it is no client credential.
    if (key.usage?.toLowerCase() === 'sign' || (key.customKeyIdentifier && signing.has(key.customKeyIdentifier)))
      continue;
    // The same certificate on several applications is one authenticator.
    const id = key.customKeyIdentifier
      ? `certificate:${key.customKeyIdentifier.toLowerCase()}`
      : `certificate:${key.keyId}`;
    emitCredential(holder, { ...key, id, type: 'certificate', level: 3 }, emit);
  }
}

interface Credential extends z.infer<typeof PasswordCredential> {
  readonly id: string;
  readonly type: 'secret' | 'certificate';
  readonly level: 1 | 3;
}

function emitCredential(holder: Holder, credential: Credential, emit: Emit): void {
  const { id, type, level, startDateTime, endDateTime } = credential;
  const evidence = [`${holder.collection}:${holder.owner}`, `credential:${credential.keyId}`];
  if (!emit.tenant.nodes.has(id)) {
    const name = credential.displayName || `${type} ${credential.keyId.slice(0, 8)}`;
    emit.node({ kind: 'Credential', id, name, details: { type, startDateTime, endDateTime } });
    if (isValid(credential, emit.tenant.collectedAt)) {
      emit.link({
        kind: 'LEAKS',
        from: 'entry:leaked-credential',
        to: id,
        gate: level,
        authenticates: true,
        authenticators: [type],
        rule: `${type}-leaks`,
        // Whether the certificate's key can be copied is not recorded anywhere: assumed that it can.
        basis: type === 'secret' ? 'OBSERVED' : 'ASSUMED',
        evidence,
        says: `holds a copy of the ${type}`,
      });
    }
  }
  emit.fact({ kind: 'OF', from: id, to: holder.owner });
  if (holder.authenticates === undefined) return;
  emit.link({
    kind: 'AUTHENTICATES',
    from: id,
    to: holder.authenticates,
    gate: 0,
    rule: `${type}-authenticates`,
    basis: 'OBSERVED',
    evidence,
  });
}

/** Whether a credential was valid when it was collected; one without dates counts as valid. */
function isValid({ startDateTime, endDateTime }: z.infer<typeof PasswordCredential>, at: Date): boolean {
  const [start, end] = [Date.parse(startDateTime ?? ''), Date.parse(endDateTime ?? '')];
  return !(start > at.getTime()) && !(end <= at.getTime());
}
