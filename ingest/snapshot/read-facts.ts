/** Reads every collection of a facts folder into the writer, row by row, in bounded memory. */
import { type EntryName, entries, entryId, rootManagementGroup, scopeAbove } from '#catalogue';
import type { FactsFolder } from '#facts';
import { collectionNames, FactsError, optionalCollectionNames } from '#facts';
import { drawTenant } from '../collections/graph/organization.ts';
import { type Collection, collectionsInOrder } from '../collections/index.ts';
import { findingCollections } from '../findings/collections.ts';
import type { Azure } from '../memory/azure.ts';
import type { LoadMemory } from '../memory/index.ts';
import type { LoadedTenant } from '../memory/tenant.ts';
import { finish } from '../rules/finish.ts';
import { signInCollections } from '../sign-in/inputs.ts';
import type { Account, CountedCollection } from './account.ts';
import { noteGap } from './note-gap.ts';
import { Reading } from './reading.ts';
import type { RecordSink } from './record-sink.ts';

/** Where a load stands, for people. */
export type LoadProgress = (message: string, state?: 'under way') => void;

/** Reads it all; `memory` and `account` are filled. Throws FactsError and GraphError. */
export async function readFacts(
  folder: FactsFolder,
  memory: LoadMemory,
  writer: RecordSink,
  account: Account,
  progress: LoadProgress,
): Promise<void> {
  const reading = new Reading(memory, writer, account);
  const read = { collections: 0, rows: 0 };
  for (const [name, { name: words }] of Object.entries(entries) as [EntryName, { name: string }][]) {
    reading.node({ kind: 'Entry', id: entryId(name), name: words });
  }
  for (const collection of collectionsInOrder) {
    if (collection.name !== 'graph/organization') drawTenantOnce(reading);
    if (!folder.has(collection.name)) {
      noteGap(folder, collection.name, account, memory.gaps);
      continue;
    }
    // A load that fails must not write on: its snapshot is given up, and may be dropped at once.
    await readCollection(folder, collection, reading, writer, account).finally(() => writer.settle());
    noteGap(folder, collection.name, account, memory.gaps);
    read.rows += account.of(collection.name).read;
    read.collections += 1;
    progress(
      `Reading facts: ${number(read.rows)} rows of ${read.collections} collections, ${collection.name} the last`,
      'under way',
    );
  }
  progress(`Read ${number(read.rows)} rows of ${read.collections} collections`);
  reading.leaveRows();
  finish(reading);
  joinScopes(reading);
  await writer.flush();
  await countUnread(folder, account);
}

/** The tenant itself, where no row of graph/organization, which is read first, drew it. */
function drawTenantOnce(reading: Reading): void {
  const { id, name } = reading.tenant;
  if (!reading.drawn.kinds.has(id)) drawTenant(id, name, reading);
}

async function readCollection(
  folder: FactsFolder,
  collection: Collection,
  reading: Reading,
  writer: RecordSink,
  account: Account,
): Promise<void> {
  for await (const line of folder.lines(collection.name)) {
    account.of(collection.name).read += 1;
    reading.begin(collection.name, `line ${line.number}`);
    readRow(
      collection,
      'value' in line ? line.value : undefined,
      'unreadable' in line ? line.unreadable : undefined,
      reading,
    );
    await writer.makeRoom();
  }
}

function readRow(collection: Collection, value: unknown, unreadable: string | undefined, reading: Reading): void {
  if (unreadable !== undefined) return reading.skip(unreadable);
  const row = collection.schema.safeParse(value);
  if (!row.success) {
    const issue = row.error.issues[0];
    return reading.skip(`not a row of this collection: ${issue?.path.join('.') || 'the row'}: ${issue?.message}`);
  }
  collection.read(row.data as never, reading);
  reading.end();
}

/** Says which scope contains which: by the rows where they name a parent, by the ids elsewhere. */
function joinScopes(reading: Reading): void {
  const { kinds } = reading.drawn;
  const root = rootManagementGroup(reading.tenant.id);
  if (![...kinds.keys()].some((id) => id.startsWith('/'))) return;
  reading.scope('/');
  // A parent that only its children tell of is made on the way, and joined in its turn: a Map shows what is added.
  for (const id of kinds.keys()) {
    if (!id.startsWith('/') || id === root) continue;
    const parent = scopeAbove(id) ?? reading.azure.parentOf.get(id) ?? root;
    const above = reading.scope(isAbove(id, parent, reading.azure) ? root : parent);
    reading.fact({ kind: 'CONTAINS', from: above, to: id });
  }
}

/** Whether `id` lies above `parent` already: such a parent would close a cycle. */
function isAbove(id: string, parent: string, { parentOf }: Azure): boolean {
  const seen = new Set<string>();
  for (
    let scope: string | undefined = parent;
    scope !== undefined && !seen.has(scope);
    scope = scopeAbove(scope) ?? parentOf.get(scope)
  ) {
    if (scope === id) return true;
    seen.add(scope);
  }
  return false;
}

/** Collections without a reader yet: each row is counted, so that nothing goes missing in silence. */
async function countUnread(folder: FactsFolder, account: Account): Promise<void> {
  const read = new Set<CountedCollection>([
    ...collectionsInOrder.map(({ name }) => name),
    ...signInCollections,
    ...findingCollections,
  ]);
  for (const name of [...collectionNames, ...optionalCollectionNames]) {
    if (read.has(name) || !folder.has(name)) continue;
    for await (const line of folder.lines(name)) {
      account.of(name).read += 1;
      account.skip(name, 'this version of Postern does not read the collection yet', `line ${line.number}`);
    }
  }
}

/** The tenant of folders that do not say whose they are: not collected is not refused. */
const unnamed = { id: 'unnamed-tenant', name: 'a tenant without a name' };

/** The one tenant of a folder, by its organization row, else its manifest, else none that is named. Throws FactsError. */
export async function tenantOf(folder: FactsFolder): Promise<{ id: string; name: string }> {
  const found = new Map<string, string>();
  for await (const line of folder.lines('graph/organization')) {
    const row = 'value' in line ? (line.value as { id?: unknown; displayName?: unknown } | null) : undefined;
    if (typeof row?.id === 'string')
      found.set(row.id.toLowerCase(), typeof row.displayName === 'string' ? row.displayName : row.id);
  }
  if (found.size > 1) {
    throw new FactsError(
      'FACTS_CONFLICT',
      `${folder.path} holds two tenants: ${[...found.keys()].join(' and ')}. Load one tenant at a time.`,
    );
  }
  const [row] = found;
  if (row !== undefined) return { id: row[0], name: row[1] };
  const { tenant } = folder.manifest;
  if (tenant !== undefined) return { id: tenant.id.toLowerCase(), name: tenant.name ?? tenant.id };
  if (!folder.has('graph/organization')) return unnamed;
  throw new FactsError(
    'FACTS_MISSING',
    `${folder.path} does not say which tenant it is of: give graph/organization.ndjson, or "tenant" in manifest.json.`,
  );
}

/** When the facts were collected, by the manifest, and the time by which validity is judged: the same, else now. */
export function timesOf({ manifest }: FactsFolder): Pick<LoadedTenant, 'collectedAt' | 'judgedAt'> {
  const told = Date.parse(manifest.finishedAt ?? '');
  const collectedAt = Number.isNaN(told) ? undefined : new Date(told);
  return { collectedAt, judgedAt: collectedAt ?? new Date() };
}

function number(value: number): string {
  return value.toLocaleString('en');
}
