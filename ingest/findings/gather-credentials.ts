/** The credentials of workloads, by who holds them. */
import { waysInto } from '#cypher';
import type { NotedCredential } from '#derivation';
import type { WorkloadCredential } from '#governance';
import { timeOf } from './collections.ts';
import { type Gathering, knownIn } from './gather.ts';
import { inBatches } from './in-batches.ts';

/** The credentials that a holder has, for the workload that it is a part of. */
export type CredentialsOf = (holder: string | undefined, workload: string) => readonly WorkloadCredential[];

/** Reads how easily each is had. Throws GraphError. */
export async function credentialsByHolder(gathering: Gathering): Promise<CredentialsOf> {
  const { memory, graph, snapshot } = gathering;
  const { credentials } = memory.applications;
  const ways = await inBatches([...credentials.keys()], snapshot, (keys) => graph.many(waysInto, { keys }));
  const byHolder = new Map<string, string[]>();
  for (const [node, { uses }] of credentials)
    for (const { owner } of uses) byHolder.set(owner, [...(byHolder.get(owner) ?? []), node]);
  return (holder, workload) =>
    [...new Set(byHolder.get(holder ?? '') ?? [])].map((node) => {
      const noted = credentials.get(node) as NotedCredential;
      const [way] = (ways.get(node)?.ways ?? []).toSorted(([, , a], [, , b]) => a - b);
      const level = way === undefined ? {} : { level: way[2], levelAssumed: way[3] !== way[2] };
      return { ...credentialOf(node, noted, holder ?? '', { gathering, workload }), ...level };
    });
}

function credentialOf(
  node: string,
  noted: NotedCredential,
  holder: string,
  { gathering, workload }: { readonly gathering: Gathering; readonly workload: string },
): WorkloadCredential {
  const { memory, activities, leakedAt } = gathering;
  const keyIds = [...noted.names].filter((name) => name !== node);
  const period = noted.uses.find(({ owner }) => owner === holder)?.validity ?? {};
  const others = noted.uses.map(({ owner, authenticates }) => authenticates ?? owner).filter((id) => id !== workload);
  const { servicePrincipals, applications } = memory.identities;
  return {
    id: node,
    name: `${keyIds.at(-1)?.slice(0, 8) ?? noted.subject ?? node}`,
    kind: 'Credential',
    type: noted.kind,
    heldBy: holder,
    onServicePrincipal: servicePrincipals.has(holder),
    keyIds,
    startsAt: timeOf(period.startDateTime),
    endsAt: timeOf(period.endDateTime),
    issuer: noted.issuer,
    subject: noted.subject,
    expression: noted.expression,
    sharedWith: [...new Set(others)].map((id) => ({
      id,
      name: servicePrincipals.get(id)?.name ?? applications.get(id)?.name ?? id,
      kind: memory.drawn.kinds.get(id) ?? 'ServicePrincipal',
    })),
    lastUse: knownIn(activities.credentials, 'graph/app-credential-sign-in-activities', (rows) => {
      const times = keyIds.flatMap((keyId) => rows.get(keyId) ?? []);
      return times.length === 0 ? undefined : Math.max(...times);
    }),
    leakedAt: leakedAt(node),
    level: undefined,
    levelAssumed: false,
  };
}
