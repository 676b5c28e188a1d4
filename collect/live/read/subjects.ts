/** Asks one question about each of many subjects, round by round, so that an interruption costs one round. */
import { askInBatches } from '../ask/graph-batch.ts';
import type { GraphClient } from '../ask/graph-client.ts';
import { relativeUrl } from '../ask/graph-client.ts';
import type { Refused } from '../ask/refused.ts';
import type { GraphRequest, Row } from '../collection.ts';
import { errandOf, type Tenant } from './reader.ts';
import type { Work } from './work.ts';

const batchesInARound = 4;

/** Where the questions stand. */
export interface Asked {
  /** Subjects that are done. */
  readonly index: number;
  /** Subjects that were refused, and the first refusal in words. */
  readonly refused: number;
  readonly says: string;
}

/** What the rows of a subject become. */
export interface SubjectQuestion {
  readonly request: GraphRequest;
  readonly subjects: AsyncIterable<string>;
  compose(subject: string, row: Row): Row;
  /** The state to keep when so much is done. */
  state(asked: Asked): unknown;
}

/** Asks about all subjects from `from` on. Throws the refusal where all of the first round are refused alike. */
export async function askSubjects(
  question: SubjectQuestion,
  from: Asked | undefined,
  work: Work,
  tenant: Tenant,
  graph: GraphClient,
): Promise<void> {
  let asked: Asked = from ?? { index: 0, refused: 0, says: '' };
  const size = errandOf(work, tenant).lane.batchSize * batchesInARound;
  for await (const round of roundsOf(question.subjects, asked.index, size)) {
    const refusals = await askRound(question, round, work, tenant, graph);
    const [first] = refusals;
    if (first !== undefined && refusals.length === round.length && asked.index === asked.refused && isOfAll(first))
      throw first;
    work.answered = true;
    asked = {
      index: asked.index + round.length,
      refused: asked.refused + refusals.length,
      says: asked.says || (first?.message ?? ''),
    };
    await work.checkpoint(question.state(asked));
    tenant.onRows(work);
  }
  if (asked.refused > 0) work.problems.push(`${asked.refused} of ${asked.index} were refused: ${asked.says}`);
}

/** True for a refusal that would come again for every subject. */
function isOfAll({ status }: Refused): boolean {
  return status === 400 || status === 401 || status === 403 || status === 501;
}

async function* roundsOf(subjects: AsyncIterable<string>, from: number, size: number): AsyncGenerator<string[]> {
  let round: string[] = [];
  let index = 0;
  for await (const subject of subjects) {
    if (index++ < from) continue;
    round.push(subject);
    if (round.length < size) continue;
    yield round;
    round = [];
  }
  if (round.length > 0) yield round;
}

/** One round; gives what was refused. What is gone since it was listed (404) is no refusal. */
async function askRound(
  { request, compose }: SubjectQuestion,
  round: readonly string[],
  work: Work,
  tenant: Tenant,
  graph: GraphClient,
): Promise<Refused[]> {
  const refusals: Refused[] = [];
  const questions = round.map((subject) => ({ subject, url: relativeUrl(request, subject) }));
  await askInBatches(graph, request, questions, errandOf(work, tenant), {
    page: (subject, rows) => work.add(rows.map((row) => compose(subject, row))),
    refused(_subject, refusal) {
      if (refusal.status !== 404) refusals.push(refusal);
    },
  });
  return refusals;
}
