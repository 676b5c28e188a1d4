/** Holds what was read of groups against the service's own counts: of groups that hold roles, and of a sample of the rest. */
import { createHash } from 'node:crypto';
import { askInBatches } from '../ask/graph-batch.ts';
import { type GraphClient, relativeUrl } from '../ask/graph-client.ts';
import { CollectError } from '../collect-error.ts';
import type { GraphRequest, Row } from '../collection.ts';
import { memberCount } from '../counts.ts';
import { readRows } from '../folder/read-rows.ts';
import { groupsThatHoldRoles } from '../groups-with-roles.ts';
import { errandOf, type Tenant } from './reader.ts';
import type { Work } from './work.ts';

const sampleSize = 40;

/** Checks; adds members that a second reading finds, and tells what still differs. Throws what asking throws. */
export async function checkMembership(
  detail: GraphRequest,
  work: Work,
  tenant: Tenant,
  graph: GraphClient,
): Promise<void> {
  for (const name of ['graph/groups', 'graph/directory-role-assignments'] as const) await tenant.whenEnded(name);
  // Where Azure's token is refused its roles choose no groups; that ends the run elsewhere.
  await tenant.whenEnded('arm/role-assignments').catch((error: unknown) => {
    if (!(error instanceof CollectError)) throw error;
  });
  await work.flush();
  const groups = await chosen(tenant);
  const read = await membersRead(work, groups);
  const counts = await countsOf(groups, work, tenant, graph);
  const differing = groups.filter((id) => counts.has(id) && counts.get(id) !== (read.get(id)?.size ?? 0));
  if (differing.length === 0) return;
  await readAgain(detail, differing, read, work, tenant, graph);
  const still = differing.filter((id) => counts.get(id) !== (read.get(id)?.size ?? 0));
  for (const id of still) {
    const says = `$count of group ${id} says ${counts.get(id)} members, and ${read.get(id)?.size ?? 0} were read`;
    // The index of counts lags behind: fewer than were read is no want of rows.
    if ((counts.get(id) ?? 0) > (read.get(id)?.size ?? 0)) work.problems.push(says);
    else work.notes.push(says);
  }
}

async function chosen({ collected }: Tenant): Promise<string[]> {
  const holders: string[] = [];
  for await (const id of groupsThatHoldRoles(collected)) holders.push(id);
  const others: { id: string; order: string }[] = [];
  const held = new Set(holders);
  for await (const { id } of collected.rows('graph/groups'))
    if (typeof id === 'string' && !held.has(id))
      others.push({ id, order: createHash('sha256').update(id).digest('hex') });
  const sample = others.sort((a, b) => (a.order < b.order ? -1 : 1)).slice(0, sampleSize);
  return [...holders, ...sample.map(({ id }) => id)];
}

async function membersRead(work: Work, groups: readonly string[]): Promise<Map<string, Set<string>>> {
  const read = new Map(groups.map((id) => [id, new Set<string>()]));
  for await (const { groupId, id } of readRows(work.rowsPath)) read.get(String(groupId))?.add(String(id));
  return read;
}

async function countsOf(
  groups: readonly string[],
  work: Work,
  tenant: Tenant,
  graph: GraphClient,
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  const questions = groups.map((subject) => ({ subject, url: relativeUrl(memberCount, subject) }));
  await askInBatches(graph, memberCount, questions, errandOf(work, tenant), {
    page(subject, _rows, json) {
      const count = numberOf(json);
      if (count !== undefined) counts.set(subject, count);
    },
    // Tenants without the index have no counts; the members that were read stand.
    refused: () => undefined,
  });
  return counts;
}

/** The body of a count inside a batch: a number, its text, or its text in Base64. */
function numberOf(json: unknown): number | undefined {
  const text = String(json)
    .replace(/^\uFEFF/, '')
    .trim();
  if (/^\d+$/.test(text)) return Number(text);
  const decoded = Buffer.from(text, 'base64')
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trim();
  return /^\d+$/.test(decoded) ? Number(decoded) : undefined;
}

async function readAgain(
  detail: GraphRequest,
  groups: readonly string[],
  read: Map<string, Set<string>>,
  work: Work,
  tenant: Tenant,
  graph: GraphClient,
): Promise<void> {
  const questions = groups.map((subject) => ({ subject, url: relativeUrl(detail, subject) }));
  await askInBatches(graph, detail, questions, errandOf(work, tenant), {
    async page(subject, rows) {
      const known = read.get(subject) ?? new Set();
      const found = rows.filter((row: Row) => !known.has(String(row.id)));
      for (const { id } of found) known.add(String(id));
      await work.add(found.map((row) => ({ groupId: subject, ...row })));
    },
    refused: () => undefined,
  });
}
