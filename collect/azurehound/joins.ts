/** The last step of a conversion: joins what lies in different items of an export, in whatever order they came. */
import { objectOf, type Row, textOf } from './clean-row.ts';
import { type FactFiles, readRows, rewriteRows } from './fact-files.ts';
import type { OneTenant } from './one-tenant.ts';
import type { Tally } from './tally.ts';

/** What the last step works on. */
export interface Conversion {
  readonly files: FactFiles;
  readonly tally: Tally;
  readonly tenant: OneTenant;
  /** Collections in which some row says `accountEnabled: true`. */
  readonly saysEnabled: Set<string>;
}

/** Rows of a file by a key, or an empty map when there is no such file. */
async function index(
  files: FactFiles,
  collection: string,
  key: (row: Row) => string | undefined,
): Promise<Map<string, Row>> {
  const rows = new Map<string, Row>();
  if (files.rows(collection) === 0) return rows;
  for await (const row of readRows(files.path(collection))) {
    const name = key(row);
    if (name !== undefined) rows.set(name.toLowerCase(), row);
  }
  return rows;
}

/**
 * Writes organization and domains from the tenant that was collected. Others are tenants that the collector's account
 * can see; exports of old versions do not mark their own, then it is the one that the other items name.
 */
export async function joinTenant({ files, tally, tenant }: Conversion): Promise<void> {
  const tenants = await index(files, 'join/tenants', (row) => textOf(row, 'tenantId'));
  const only = tenants.size === 1 ? [...tenants.keys()][0] : undefined;
  const own = tenant.id ?? only;
  for (const id of tenants.keys()) {
    if (id !== own) tally.takeBack('AZTenant', "another tenant that the collector's account can see", id);
  }
  if (own === undefined) return;
  tenant.id = own;
  const row = tenants.get(own);
  if (row === undefined) {
    files.append('graph/organization', { id: own, ...(tenant.name === undefined ? {} : { displayName: tenant.name }) });
    return;
  }
  tenant.name = textOf(row, 'displayName') ?? tenant.name;
  const domains = (row.domains as string[]).map((id) => ({ id, isDefault: id === row.defaultDomain }));
  files.append('graph/organization', {
    id: own,
    displayName: row.displayName,
    countryLetterCode: row.countryCode,
    tenantType: row.tenantType,
    verifiedDomains: domains.map(({ id, isDefault }) => ({ name: id, isDefault })),
  });
  files.touch('graph/domains');
  for (const domain of domains) files.append('graph/domains', domain);
}

/** Appends scopes that only their parents' lists name, before the files are complete. */
export async function joinDescendants({ files }: Conversion): Promise<ReadonlyMap<string, Row>> {
  const descendants = await index(files, 'join/management-group-descendants', (row) => textOf(row, 'id'));
  const listed = new Set<string>();
  for (const collection of ['arm/management-groups', 'arm/subscriptions'] as const) {
    if (files.rows(collection) === 0) continue;
    for await (const row of readRows(files.path(collection))) listed.add(String(row.id).toLowerCase());
  }
  for (const [id, row] of descendants) {
    if (listed.has(id)) continue;
    const name = textOf(row, 'name');
    if (id.startsWith('/subscriptions/')) files.append('arm/subscriptions', { id, subscriptionId: id.split('/')[2] });
    else files.append('arm/management-groups', { id, type: 'Microsoft.Management/managementGroups', name });
  }
  return descendants;
}

/** Gives every management group its `parentId` and every subscription its `managementGroupId` (ARM ids in lower case). */
export async function writeParents({ files }: Conversion, descendants: ReadonlyMap<string, Row>): Promise<void> {
  const parentOf = (row: Row) => textOf(descendants.get(textOf(row, 'id')?.toLowerCase() ?? '') ?? {}, 'parent');
  await rewriteIfAny(files, 'arm/management-groups', (row) => {
    const details = objectOf(objectOf(row, 'properties') ?? {}, 'details') ?? {};
    const parent = parentOf(row) ?? textOf(objectOf(details, 'parent') ?? {}, 'id');
    return parent === undefined ? row : { ...row, parentId: parent };
  });
  await rewriteIfAny(files, 'arm/subscriptions', (row) => {
    const parent = parentOf(row);
    return parent === undefined ? row : { ...row, managementGroupId: parent };
  });
}

/** Names applications by object id, where the collector gave the appId; an application that is not there keeps the appId. */
export async function resolveApplications({ files }: Conversion): Promise<void> {
  const related = ['graph/application-owners', 'graph/application-federated-credentials'] as const;
  if (related.every((collection) => files.rows(collection) === 0)) return;
  const ids = new Map<string, string>();
  if (files.rows('graph/applications') > 0) {
    for await (const row of readRows(files.path('graph/applications'))) {
      const [appId, id] = [textOf(row, 'appId'), textOf(row, 'id')];
      if (appId !== undefined && id !== undefined) ids.set(appId.toLowerCase(), id);
    }
  }
  for (const collection of related) {
    await rewriteIfAny(files, collection, (row) => {
      const application = textOf(row, 'applicationId') ?? '';
      return { ...row, applicationId: ids.get(application.toLowerCase()) ?? application };
    });
  }
}

/**
 * Go leaves false out, so an account without `accountEnabled` is disabled; but only where other rows of the export say
 * true, since a file that never says it may have been made without it, and a missing value must not read as safe.
 */
export async function restoreDisabled({ files, saysEnabled }: Conversion): Promise<void> {
  for (const collection of ['graph/users', 'graph/service-principals', 'graph/devices'] as const) {
    if (!saysEnabled.has(collection)) continue;
    await rewriteIfAny(files, collection, (row) => ('accountEnabled' in row ? row : { ...row, accountEnabled: false }));
  }
}

async function rewriteIfAny(files: FactFiles, collection: string, change: (row: Row) => Row): Promise<void> {
  if (files.rows(collection) > 0) await rewriteRows(files.path(collection), change);
}
