/** Ways in to what was not collected: one factor is enough, for all that is known. */
import { entryId, unknownCredentialId } from '#catalogue';
import type { Emit } from '../../memory/emit.ts';

/** How such links are marked. */
export const assumed = { rule: 'not-collected', basis: 'ASSUMED' } as const;

/** A password that may be all that it signs in with. */
export function drawWayIn(id: string, emit: Emit): void {
  const says = 'signs in, with no more than a password for all that is known, as';
  const link = { from: entryId('sign-in'), to: id, gate: 1, authenticates: true, evidence: [id], says } as const;
  emit.link({ ...link, ...assumed, kind: 'SIGNS_IN', authenticators: ['password'] });
}

/** A secret that it may have, and whom that signs in. A managed identity has none. */
export function drawCredential(owner: string, authenticates: string, emit: Emit): void {
  const credential = unknownCredentialId(owner);
  const name = 'A secret that may be there and was not collected';
  if (!emit.node({ kind: 'Credential', id: credential, name, details: { collected: false } })) return;
  const evidence = [owner];
  const leak = { from: entryId('leaked-credential'), to: credential, gate: 1, authenticates: true, evidence } as const;
  emit.link({ ...leak, ...assumed, kind: 'LEAKS' });
  emit.link({ ...assumed, kind: 'AUTHENTICATES', from: credential, to: authenticates, gate: 0, evidence });
}
