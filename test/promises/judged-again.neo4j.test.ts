/**
 * What a change of how people sign in is told to do, from what the snapshot keeps of each person, is what loading the changed facts gives.
 * `npm test` draws a few of the demo by seed; `npm run test:promises` draws many more.
 */
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { ChangeStep, Row } from '#changes';
import { rehearse } from '#collect';
import type { Graph } from '#cypher';
import type { Fix } from '#links';
import { factsOf } from '../../cli/decisions/measure-facts.ts';
import { peopleAffected } from '../../cli/decisions/people-affected.ts';
import { openTestGraph, wipe } from '../support/test-graph.ts';
import { drawn, random } from './drawing.ts';
import { TriedTenant } from './kept-promises.ts';

const all = process.env.PROMISES === 'all';
const demo = join(import.meta.dirname, '../../ingest/demo');
const seed = Number(process.env.PROMISES_SEED ?? 19);
const many = Number(process.env.PROMISES_JUDGED ?? (all ? 150 : 8));
jest.setTimeout(all ? 6 * 3_600_000 : 900_000);

let graph: Graph;
let folder: string;
let tenant: TriedTenant;
beforeAll(async () => {
  graph = await openTestGraph();
  await wipe(graph);
  folder = await mkdtemp(join(tmpdir(), 'postern-judged-'));
  await cp(demo, join(folder, 'facts'), { recursive: true });
  const output = { json: true, progress: () => {}, answer: async () => {}, close: () => {} };
  const bench = { graph, embedded: undefined, data: folder, output, signal: new AbortController().signal };
  tenant = await TriedTenant.of(bench, join(folder, 'facts'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await wipe(graph);
  await graph.close();
});

async function rowsOf(collection: string): Promise<Row[]> {
  const lines = (await readFile(join(demo, `${collection}.ndjson`), 'utf8')).split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Row);
}

/** A change with the kind of thing that it changes, in place of a kind of fix. */
type Tried = Omit<Fix, 'kind'> & { readonly kind: string };

function tried(kind: string, ...steps: ChangeStep[]): Tried {
  const title = `${kind}: ${JSON.stringify(steps)}`;
  return { kind, title, change: { title, steps }, touches: [], first: [], steps: [], undo: '', source: '' };
}

/** Every change of these kinds that the demo has. */
async function changes(): Promise<Tried[]> {
  const [registration, methods, policies] = [
    'graph/user-registration-details',
    'graph/user-authentication-methods',
    'graph/conditional-access-policies',
  ] as const;
  const registered = await rowsOf(registration);
  const set = (collection: string, row: Row, values: Row): ChangeStep => ({
    kind: 'set',
    collection,
    row,
    set: values,
  });
  return [
    ...registered.map(({ id }) =>
      tried(
        'nothing registered',
        set(registration, { id }, { methodsRegistered: [], isMfaRegistered: false, isMfaCapable: false }),
      ),
    ),
    ...registered.map(({ id, isSsprEnabled }) =>
      tried(
        'self-service reset',
        set(registration, { id }, { isSsprEnabled: isSsprEnabled !== true, isSsprRegistered: true }),
      ),
    ),
    ...(await rowsOf(methods)).map(({ userId, id }) =>
      tried('method deleted', { kind: 'remove', collection: methods, row: { userId, id } }),
    ),
    ...(await rowsOf(policies)).map(({ id, state }) =>
      tried('policy switched', set(policies, { id }, { state: state === 'enabled' ? 'disabled' : 'enabled' })),
    ),
    ...(await rowsOf('graph/user-mfa-state')).map(({ userId }) =>
      tried('MFA of the person', set('graph/user-mfa-state', { userId }, { perUserMfaState: 'enforced' })),
    ),
    ...tenant.fixes.filter(({ kind }) =>
      ['strengthen-person', 'change-policy', 'methods-policy', 'narrow-reset'].includes(kind),
    ),
  ];
}

test('changes of how people sign in come to what they are told to', async () => {
  const next = random(seed);
  const tallies = new Map<string, { tried: number; equal: number; refused: number }>();
  const wrong: unknown[] = [];
  for (const one of drawn(await changes(), many, next)) {
    const tally = tallies.get(one.kind) ?? { tried: 0, equal: 0, refused: 0 };
    tallies.set(one.kind, tally);
    tally.tried += 1;
    const fix = one as unknown as Fix;
    const told = await tenant.toldOf(fix);
    if (told === undefined) {
      tally.refused += 1;
      continue;
    }
    const out = join(await mkdtemp(join(folder, 'after-')), 'facts');
    const facts = factsOf(join(folder, 'facts'), undefined);
    const { configuration } = await rehearse(one.change, {
      facts: facts.folder,
      out,
      configuration: facts.configuration,
    });
    const affected = await peopleAffected(one.change, facts, { folder: out, configuration });
    const [came, people] = [await tenant.loadAfter([fix]), told.people];
    const isEqual = JSON.stringify([told.resources, people]) === JSON.stringify([came, affected]);
    if (isEqual) tally.equal += 1;
    else
      wrong.push([
        one.title,
        told.resources.filter((resource, at) => JSON.stringify(resource) !== JSON.stringify(came[at])),
        people,
        affected,
      ]);
  }
  console.log([...tallies].map(([kind, tally]) => `${kind}: ${JSON.stringify(tally)}`).join('\n'));
  expect(wrong).toEqual([]);
  // It is told of most: where it is not, that is an exception with a reason.
  const sum = (of: 'tried' | 'equal') => [...tallies.values()].reduce((total, tally) => total + tally[of], 0);
  expect(sum('equal')).toBeGreaterThanOrEqual(sum('tried') * 0.7);
});
