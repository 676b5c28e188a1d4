/** Reads a relation of every object of a list: by `$expand` where it is short, one by one where it is long. */
import { readFile } from 'node:fs/promises';
import type { GraphClient } from '../ask/graph-client.ts';
import { Refused } from '../ask/refused.ts';
import type { RelationByBatch, RelationByExpand, Row } from '../collection.ts';
import { checkMembership } from './check-membership.ts';
import { readPages, wholeList } from './list.ts';
import type { Tenant } from './reader.ts';
import { type Asked, askSubjects } from './subjects.ts';
import type { Work } from './work.ts';

/** `$expand` gives so many related rows at most, and no link to more. https://learn.microsoft.com/graph/query-parameters#expand-parameter */
const mostExpanded = 20;

type State =
  | { readonly stage?: 'pages'; readonly next: string; readonly pages: number }
  | { readonly stage: 'long'; readonly asked: Asked }
  | { readonly stage: 'all'; readonly asked: Asked };

/** Reads a relation, and checks it against the service's own counts where that is declared. Throws what asking throws. */
export async function readRelation(
  read: RelationByExpand,
  work: Work,
  tenant: Tenant,
  graph: GraphClient,
): Promise<void> {
  await readRelated(read, work, tenant, graph);
  if (read.isChecked) await checkMembership(read.detail, work, tenant, graph);
}

async function readRelated(read: RelationByExpand, work: Work, tenant: Tenant, graph: GraphClient): Promise<void> {
  const state = work.state as State | undefined;
  if (state?.stage === 'all') return await readAll(read, state.asked, work, tenant, graph);
  if (state?.stage !== 'long') {
    try {
      await readPages(read.request, work, tenant, graph, {
        page: async ({ rows }) => {
          await takeShort(read, rows, work);
          return true;
        },
      });
    } catch (error) {
      if (!isRefusal(error) || work.answered || read.onRefusal === undefined) throw error;
      return await readAll(read, undefined, work, tenant, graph);
    }
    await work.checkpoint({ stage: 'long', asked: { index: 0, refused: 0, says: '' } } satisfies State);
  }
  await askSubjects(
    {
      request: read.detail,
      subjects: toAsync(await setAsideIn(work)),
      compose: (subject, row) => withNearEnd(read.nearEnd, subject, row),
      state: (asked): State => ({ stage: 'long', asked }),
    },
    state?.stage === 'long' ? state.asked : undefined,
    work,
    tenant,
    graph,
  );
}

/** The service does not know how to expand this relation, which is no want of permission. */
function isRefusal(error: unknown): boolean {
  return error instanceof Refused && [400, 404, 405, 501].includes(error.status);
}

async function takeShort(read: RelationByExpand, rows: readonly Row[], work: Work): Promise<void> {
  for (const row of rows) {
    const related = row[read.relation];
    const id = String(row.id);
    const isShort =
      Array.isArray(related) && related.length < mostExpanded && row[`${read.relation}@odata.nextLink`] === undefined;
    if (isShort) await work.add((related as Row[]).map((one) => withNearEnd(read.nearEnd, id, one)));
    else await work.setAside(id);
  }
}

function withNearEnd(nearEnd: string | undefined, subject: string, row: Row): Row {
  return nearEnd === undefined ? row : { [nearEnd]: subject, ...row };
}

async function readAll(
  read: RelationByExpand,
  from: Asked | undefined,
  work: Work,
  tenant: Tenant,
  graph: GraphClient,
): Promise<void> {
  const subjects = read.onRefusal;
  if (subjects === undefined) return;
  await tenant.whenEnded(subjects);
  await askSubjects(
    {
      request: read.detail,
      subjects: idsOf(tenant.collected.rows(subjects)),
      compose: (subject, row) => withNearEnd(read.nearEnd, subject, row),
      state: (asked): State => ({ stage: 'all', asked }),
    },
    from,
    work,
    tenant,
    graph,
  );
}

interface SubjectState {
  readonly asked: Asked;
  /** True when the service itself gave the list of subjects, which is set aside. */
  readonly isListed: boolean;
}

/** Reads one question for each subject. */
export async function readBySubject(
  read: RelationByBatch,
  work: Work,
  tenant: Tenant,
  graph: GraphClient,
): Promise<void> {
  const left = work.state as SubjectState | undefined;
  const isListed = left?.isListed ?? (await listSubjects(read, work, tenant, graph));
  const subjects = isListed ? toAsync(await setAsideIn(work)) : read.subjects(tenant.collected, tenant.choices);
  await askSubjects(
    {
      request: read.request,
      subjects,
      compose: (subject, row) => withNearEnd(read.nearEnd, subject, row),
      state: (asked): SubjectState => ({ asked, isListed }),
    },
    left?.asked,
    work,
    tenant,
    graph,
  );
  const out = isListed ? undefined : await read.leavesOut?.(tenant.collected, tenant.choices);
  if (out === undefined) return;
  work.problems.push(out.reason);
  work.everyPrincipal = out.everyPrincipal;
}

/** Sets aside the subjects that the service lists; false where there is no such list, or it is refused. */
async function listSubjects(read: RelationByBatch, work: Work, tenant: Tenant, graph: GraphClient): Promise<boolean> {
  if (read.subjectsFrom === undefined) return false;
  try {
    const rows = await wholeList(read.subjectsFrom, work, tenant, graph);
    for (const { id } of rows) if (typeof id === 'string') await work.setAside(id);
    work.notes.push(`asked were the ${rows.length} groups that the service lists`);
    await work.checkpoint({ asked: { index: 0, refused: 0, says: '' }, isListed: true } satisfies SubjectState);
    return true;
  } catch (error) {
    if (error instanceof Refused) return false;
    throw error;
  }
}

async function setAsideIn(work: Work): Promise<string[]> {
  const lines = (await readFile(work.asidePath, 'utf8')).split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as string);
}

async function* idsOf(rows: AsyncIterable<Row>): AsyncGenerator<string> {
  for await (const { id } of rows) if (typeof id === 'string') yield id;
}

async function* toAsync(values: readonly string[]): AsyncGenerator<string> {
  yield* values;
}
