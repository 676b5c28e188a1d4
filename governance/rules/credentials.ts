/** What rules about workloads share: which credentials work, for how long, and what is held. */
import type { Declared, Holding, Workload, WorkloadCredential } from '../facts.ts';

/** The credentials of a kind, or of any, that work at a time. */
export function activeOf(
  { credentials }: Workload,
  type: WorkloadCredential['type'] | undefined,
  now: number,
): readonly WorkloadCredential[] {
  return credentials.filter(
    (one) =>
      (type === undefined || one.type === type) &&
      (one.endsAt ?? Number.POSITIVE_INFINITY) > now &&
      (one.startsAt ?? Number.NEGATIVE_INFINITY) <= now,
  );
}

/** How long a credential lives, ms; undefined where it has no end. */
export function lifetimeOf({ startsAt, endsAt }: WorkloadCredential): number | undefined {
  if (endsAt === undefined) return undefined;
  return startsAt === undefined ? undefined : endsAt - startsAt;
}

/** Whether a workload can act, or holds something that it could act with. */
export function isArmed(workload: Workload, now: number): boolean {
  return workload.holds.length > 0 || activeOf(workload, undefined, now).length > 0;
}

/** Whether somebody who was declared answers for an identity: whoever is disabled, gone, a guest or a machine does not. */
export function answers({ owner }: Declared): boolean {
  return owner !== undefined && (owner.state === undefined || owner.state === 'enabled' || owner.state === 'group');
}

/** The facts that a credential was read from. */
export function credentialEvidence({ heldBy, onServicePrincipal, type, keyIds, id }: WorkloadCredential): string[] {
  if (type === 'federated') return [`credential:${id}`];
  const collection = onServicePrincipal ? 'graph/service-principals' : 'graph/applications';
  return [`${collection}:${heldBy}`, ...keyIds.map((keyId) => `credential:${keyId}`)];
}

/** "Owner @ hq-payments and 2 more". */
export function holdWords(holds: readonly Holding[]): string {
  const [first] = holds;
  if (first === undefined) return 'nothing of its own';
  return holds.length === 1 ? first.name : `${first.name} and ${holds.length - 1} more`;
}
