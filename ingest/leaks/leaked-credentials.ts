/** Which credentials of a tenant leaked, by what a secret scanner reported. */
import type { Applications } from '../memory/applications.ts';
import type { ReportedLeak } from './leaks-of-sarif.ts';

/** What was made of a report. */
export interface LeakedCredentials {
  /** Where each was found, by its node. */
  readonly foundAt: ReadonlyMap<string, readonly string[]>;
  /** How many results name nobody of this tenant. */
  readonly elsewhere: number;
}

/** A result that names a key is about that key; one that names an application alone may be about each of its secrets. */
export function leakedCredentials(
  leaks: readonly ReportedLeak[],
  { credentials, applicationByAppId, servicePrincipalByAppId }: Applications,
): LeakedCredentials {
  const byKey = new Map<string, string>();
  const secretsOf = new Map<string, string[]>();
  if (leaks.length === 0) return { foundAt: new Map(), elsewhere: 0 };
  for (const [node, { kind, names, uses }] of credentials) {
    if (kind === 'federated') continue;
    for (const name of names) byKey.set(name, node);
    for (const { owner } of kind === 'secret' ? uses : [])
      secretsOf.set(owner, [...(secretsOf.get(owner) ?? []), node]);
  }
  const ofApplication = (appId: string) =>
    [applicationByAppId.get(appId), servicePrincipalByAppId.get(appId)].flatMap((id) => secretsOf.get(id ?? '') ?? []);
  const foundAt = new Map<string, string[]>();
  let elsewhere = 0;
  for (const { keys, applications, at } of leaks) {
    const named = [...keys].flatMap((key) => byKey.get(key) ?? []);
    const nodes = new Set(named.length > 0 ? named : [...applications].flatMap(ofApplication));
    if (nodes.size === 0) elsewhere += 1;
    for (const node of nodes) foundAt.set(node, [...(foundAt.get(node) ?? []), at]);
  }
  return { foundAt, elsewhere };
}
