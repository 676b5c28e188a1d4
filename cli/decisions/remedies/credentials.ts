/** Changes that close findings about credentials of workloads: the credential goes once something better stands in its place. */
import { parseFederatedCredentialId } from '#catalogue';
import { type NamedRow, retireCredential } from '#links';
import type { FactsRows } from './facts-rows.ts';
import { type Remediable, type Remedy, type RemedyChange, together } from './remedy.ts';

/** The key or the trust that the finding names goes. Throws FactsError. */
const retired: Remedy = async ({ subject, target, evidence }, { facts }) =>
  target === null ? undefined : retire({ subject, target, evidence }, facts);

type WithTarget = Pick<Remediable, 'subject' | 'evidence'> & { readonly target: NonNullable<Remediable['target']> };

async function retire({ subject, target, evidence }: WithTarget, facts: FactsRows): Promise<RemedyChange | undefined> {
  const trust = await trustOf(target.id, facts);
  const { collection, row } = trust ?? {};
  const key = row === undefined ? '' : [row.applicationId, row.id].filter((one) => one !== undefined).join('/');
  const rows = collection === undefined ? evidence : [`${collection}:${key}`];
  return retireCredential({ kind: 'AUTHENTICATES', from: target, to: subject, evidence: rows });
}

/** The row of a federated credential; undefined for any other. Throws FactsError. */
async function trustOf(id: string, facts: FactsRows): Promise<NamedRow | undefined> {
  const { owner, trust } = parseFederatedCredentialId(id) ?? {};
  if (owner === undefined || trust === undefined) return undefined;
  for (const row of await facts.where('graph/application-federated-credentials', 'applicationId', owner))
    if (String(row.id).toLowerCase() === trust)
      return {
        collection: 'graph/application-federated-credentials',
        row: { applicationId: row.applicationId, id: row.id },
      };
  const [row] = await facts.where('arm/identity-federated-credentials', 'id', trust);
  return row === undefined ? undefined : { collection: 'arm/identity-federated-credentials', row: { id: row.id } };
}

/** Every key of a workload at risk goes, and the risk is closed. */
const riskHandled: Remedy = async ({ subject }, { facts }) => {
  const [risky] = await facts.where('graph/risky-service-principals', 'id', subject.id);
  if (risky === undefined) return undefined;
  const closed: RemedyChange = {
    change: {
      title: '',
      steps: [
        ...(await keysOff(subject.id, facts)),
        {
          kind: 'set',
          collection: 'graph/risky-service-principals',
          row: { id: risky.id },
          set: { riskState: 'remediated' },
        },
      ],
    },
    first: ['Rotate every secret that it can read, and look at what was done with it.'],
    undo: 'None: deleted secrets cannot return; new ones can be made.',
  };
  return together(`Take every key away from ${subject.name}, and close the risk`, [closed]);
};

async function keysOff(id: string, facts: FactsRows) {
  const [principal] = await facts.where('graph/service-principals', 'id', id);
  const applications = await facts.where('graph/applications', 'appId', String(principal?.appId ?? ''));
  const set = { passwordCredentials: [], keyCredentials: [] };
  const holders = [
    ...(principal === undefined ? [] : [{ collection: 'graph/service-principals', row: { id: principal.id } }]),
    ...applications.map((row) => ({ collection: 'graph/applications', row: { id: row.id } })),
  ];
  return holders.map((holder) => ({ kind: 'set' as const, ...holder, set }));
}

/** By rule. */
export const credentialRemedies: Readonly<Record<string, Remedy>> = {
  ...Object.fromEntries(
    ['N01', 'N02', 'N03', 'N04', 'N07', 'N08', 'N09', 'N10', 'N11', 'N12', 'N13', 'N41', 'N46'].map((rule) => [
      rule,
      retired,
    ]),
  ),
  N35: riskHandled,
};
