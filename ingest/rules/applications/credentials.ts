/** Secrets and certificates of applications and service principals: what leaks, at which level, and whom it makes you. */

import { z } from 'zod';
import { keyCredentialId } from '#catalogue';
import type { CollectionName } from '#facts';
import { Id, Text } from '../../collections/collection.ts';
import type { Emit } from '../../memory/emit.ts';
import type { Writes } from '../../memory/index.ts';

/** https://learn.microsoft.com/graph/api/resources/passwordcredential; its secret is never in a listing. */
export const PasswordCredential = z.object({
  keyId: Id,
  displayName: Text,
  startDateTime: Text,
  endDateTime: Text,
  customKeyIdentifier: Text,
});

/** https://learn.microsoft.com/graph/api/resources/keycredential */
export const KeyCredential = PasswordCredential.extend({ usage: Text, type: Text });

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

/** Emits a Credential node for each secret and certificate, and notes who has it. */
export function emitCredentials(holder: Holder, held: Held, emit: Emit & Writes<'applications'>): void {
  const keys = held.keyCredentials ?? [];
  const signs = keys.filter((key) => key.usage?.toLowerCase() === 'sign');
  const signing = new Set(signs.map((key) => key.customKeyIdentifier));
  const signingKeys = new Set(signs.map((key) => key.keyId));
  for (const secret of held.passwordCredentials ?? []) {
    // What opens the file of a signing certificate is listed as a password too, and signs in nobody.
    if (signingKeys.has(secret.keyId) || (secret.customKeyIdentifier && signing.has(secret.customKeyIdentifier)))
      continue;
    noteKey(holder, secret, 'secret', secret.keyId, emit);
  }
  for (const key of keys) {
    // A SAML signing certificate (usage Sign, with its Verify twin) signs assertions; it is no client credential.
    if (key.usage?.toLowerCase() === 'sign' || (key.customKeyIdentifier && signing.has(key.customKeyIdentifier)))
      continue;
    // The same certificate on several applications is one authenticator.
    noteKey(holder, key, 'certificate', key.customKeyIdentifier?.toLowerCase() || key.keyId, emit);
  }
}

type Key = z.infer<typeof PasswordCredential>;

function noteKey(
  holder: Holder,
  key: Key,
  kind: 'secret' | 'certificate',
  name: string,
  emit: Emit & Writes<'applications'>,
): void {
  const id = keyCredentialId(kind, name);
  const { keyId, displayName, startDateTime, endDateTime } = key;
  if (!emit.applications.credentials.has(id)) {
    const details = { type: kind, startDateTime, endDateTime };
    emit.node({ kind: 'Credential', id, name: displayName || `${kind} ${keyId.slice(0, 8)}`, details });
  }
  const validity = { startDateTime: startDateTime ?? undefined, endDateTime: endDateTime ?? undefined };
  const evidence = [`${holder.collection}:${holder.owner}`, `credential:${keyId}`];
  const noted = emit.applications.credentials.get(id) ?? { kind, names: new Set(), uses: [] };
  noted.names.add(name).add(keyId);
  noted.uses.push({ owner: holder.owner, authenticates: holder.authenticates, validity, evidence });
  emit.applications.credentials.set(id, noted);
  emit.fact({ kind: 'OF', from: id, to: holder.owner });
}
