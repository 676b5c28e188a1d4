/** The collections that governance alone reads: when identities were used last, and which are at risk. */
import { z } from 'zod';
import type { FactsFolder } from '#facts';
import { Id, Text } from '../collections/collection.ts';
import type { Account, CountedCollection } from '../snapshot/account.ts';

/** Those that nothing but governance reads, and counts. */
export const findingCollections: readonly CountedCollection[] = [
  'graph/risky-users',
  'graph/risky-service-principals',
  'graph/service-principal-sign-in-activities',
  'graph/users-sign-in-activity',
  'graph/app-credential-sign-in-activities',
  'graph/agent-identities',
  'graph/agent-blueprints',
  'graph/agent-users',
  'graph/recommendations',
  'graph/access-reviews',
  'arm/entra-diagnostic-settings',
  'arm/diagnostic-settings',
];

const Activity = z.object({ lastSignInDateTime: Text }).nullish();

/** https://learn.microsoft.com/graph/api/resources/riskyuser */
const Risky = z.object({ id: Id, riskState: Text });

/** https://learn.microsoft.com/graph/api/resources/serviceprincipalsigninactivity */
const ServicePrincipalActivity = z.object({
  appId: Id,
  applicationAuthenticationClientSignInActivity: Activity,
  delegatedClientSignInActivity: Activity,
});

/** https://learn.microsoft.com/graph/api/resources/signinactivity */
const UserActivity = z.object({
  id: Id,
  signInActivity: z
    .object({ lastSignInDateTime: Text, lastNonInteractiveSignInDateTime: Text, lastSuccessfulSignInDateTime: Text })
    .nullish(),
});

/** https://learn.microsoft.com/graph/api/resources/appcredentialsigninactivity */
const CredentialActivity = z.object({ keyId: Id, signInActivity: Activity });

/** What those collections tell, by id; undefined where one was not collected whole. */
export interface Activities {
  readonly riskyUsers: ReadonlyMap<string, string> | undefined;
  readonly riskyServicePrincipals: ReadonlyMap<string, string> | undefined;
  /** The last sign-in as a client by appId, ms. */
  readonly clients: ReadonlyMap<string, number | undefined> | undefined;
  /** The last sign-ins by user, ms. */
  readonly users:
    | ReadonlyMap<string, { readonly interactive: number | undefined; readonly nonInteractive: number | undefined }>
    | undefined;
  /** The last sign-in by key id, ms. */
  readonly credentials: ReadonlyMap<string, number | undefined> | undefined;
  /** Ids of workloads with permissions that they do not use. */
  readonly overprivileged: ReadonlyMap<string, true> | undefined;
}

/** https://learn.microsoft.com/graph/api/resources/recommendation */
const Recommendation = z.object({
  recommendationType: Text,
  status: Text,
  impactedResources: z.array(z.object({ id: Id, status: Text })).nullish(),
});

/** Why a collection is not whole; undefined where it is. */
export function missingWhy({ manifest, has }: FactsFolder, name: CountedCollection): string | undefined {
  const entry = manifest.collections[name];
  if (!has(name)) return entry?.reason ?? 'it was not collected';
  const { status = 'COMPLETE', reason } = entry ?? {};
  return status === 'COMPLETE' ? undefined : (reason ?? status.toLowerCase());
}

/** Reads them. Throws FactsError. */
export async function readActivities(folder: FactsFolder, account: Account): Promise<Activities> {
  const read = async <Row, Value>(
    name: CountedCollection,
    schema: z.ZodType<Row>,
    entry: (row: Row) => readonly [string, Value],
  ) => {
    const rows = new Map<string, Value>();
    for await (const row of rowsOf(folder, name, schema, account)) rows.set(...entry(row));
    return missingWhy(folder, name) === undefined ? rows : undefined;
  };
  const overprivileged = await readOverprivileged(folder, account);
  return {
    overprivileged,
    riskyUsers: await read('graph/risky-users', Risky, ({ id, riskState }) => [id, riskState ?? 'none']),
    riskyServicePrincipals: await read('graph/risky-service-principals', Risky, ({ id, riskState }) => [
      id,
      riskState ?? 'none',
    ]),
    clients: await read('graph/service-principal-sign-in-activities', ServicePrincipalActivity, (row) => [
      row.appId,
      latest(row.applicationAuthenticationClientSignInActivity, row.delegatedClientSignInActivity),
    ]),
    users: await read('graph/users-sign-in-activity', UserActivity, ({ id, signInActivity: last }) => [
      id,
      {
        interactive: timeOf(last?.lastSignInDateTime),
        nonInteractive: timeOf(last?.lastNonInteractiveSignInDateTime),
      },
    ]),
    credentials: await read('graph/app-credential-sign-in-activities', CredentialActivity, (row) => [
      row.keyId,
      latest(row.signInActivity),
    ]),
  };
}

/** Whom Microsoft's recommendations name now; a row names many. */
async function readOverprivileged(folder: FactsFolder, account: Account) {
  const name = 'graph/recommendations';
  const named = new Map<string, true>();
  const isOpen = (status: string | null | undefined) => status == null || status.toLowerCase() === 'active';
  for await (const row of rowsOf(folder, name, Recommendation, account)) {
    if (row.recommendationType?.toLowerCase() !== 'overprivilegedapps' || !isOpen(row.status)) continue;
    for (const { id, status } of row.impactedResources ?? []) if (isOpen(status)) named.set(id, true);
  }
  return missingWhy(folder, name) === undefined ? named : undefined;
}

/** The rows that fit; every row is counted. */
export async function* rowsOf<Row>(
  folder: FactsFolder,
  name: CountedCollection,
  schema: z.ZodType<Row>,
  account: Account,
): AsyncGenerator<Row> {
  for await (const line of folder.lines(name)) {
    const row = 'value' in line ? schema.safeParse(line.value) : undefined;
    const fault = 'unreadable' in line ? line.unreadable : row?.success ? undefined : 'not a row of this collection';
    account.of(name).read += 1;
    if (fault === undefined) account.of(name).used += 1;
    else account.skip(name, fault, `line ${line.number}`);
    if (row?.success) yield row.data;
  }
}

function latest(...activities: readonly z.infer<typeof Activity>[]): number | undefined {
  const times = activities.flatMap((one) => timeOf(one?.lastSignInDateTime) ?? []);
  return times.length === 0 ? undefined : Math.max(...times);
}

/** A time of the source, ms; undefined where there is none. */
export function timeOf(text: string | null | undefined): number | undefined {
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) || time <= 0 ? undefined : time;
}
