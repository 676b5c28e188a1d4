/** Ten clients at once, for as long as SOAK_SECONDS says (6 where it says nothing): every answer is one, and none is an error. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Graph } from '#cypher';
import { openFacts } from '#facts';
import { warmUp } from '#routes';
import { load } from '../../ingest/index.ts';
import { type Listening, listen, noLog } from '../api/bank.ts';
import { openTestGraph, wipe } from '../support/test-graph.ts';
import { demoFolder } from './renamed-demo.ts';
import { reachable } from './routes-document.ts';

const clients = 10;
const seconds = Number(process.env.SOAK_SECONDS ?? 6);

const questions = {
  resources: '{ resources(first: 50) { totalCount edges { node { id name exposure { value } } } } }',
  routes:
    'query ($to: ID!) { routes(to: $to, first: 25) { complete count { value exact } edges { node { sentence hops { from { id } to { id } } } } } }',
  node: 'query ($to: ID!) { node(id: $to) { name people linksIn(first: 20) { totalCount edges { node { from { name } } } } facts { kind } } }',
  search: '{ search(text: "pay", first: 20) { totalCount edges { node { name kind } } } }',
  coverage: '{ coverage { gaps { says } } snapshot { id publishedAt } }',
} as const;

let graph: Graph;
let api: Listening;
let targets: string[];
beforeAll(async () => {
  graph = await openTestGraph();
  await wipe(graph);
  await load(graph, await openFacts(demoFolder));
  targets = await reachable(graph);
  await warmUp(graph);
  // The long run holds the API to the limits that it is shipped with.
  const limits =
    process.env.SOAK_SECONDS === undefined ? {} : { requestTime: 10_000, routesTime: 5_000, countTime: 2_000 };
  api = await listen({ graph, log: noLog, limits });
});
afterAll(async () => {
  await api?.close();
  await graph?.close();
});

interface Asked {
  readonly kind: string;
  readonly took: number;
  readonly failure: string | undefined;
}

/** One client: asks the questions in turn, beginning at its own, each once and then until the time is over. */
async function client(number: number, until: number): Promise<Asked[]> {
  const kinds = Object.keys(questions) as (keyof typeof questions)[];
  const asked: Asked[] = [];
  for (let turn = number; performance.now() < until || turn < number + kinds.length; turn++) {
    const kind = kinds[turn % kinds.length] as keyof typeof questions;
    const to = targets[(turn * 7) % targets.length];
    const begun = performance.now();
    const { status, codes, text } = await api.ask(questions[kind], { to });
    const failure = status === 200 && codes.length === 0 ? undefined : `${status} ${text.slice(0, 300)}`;
    asked.push({ kind, took: performance.now() - begun, failure });
  }
  return asked;
}

function words(name: string, asked: readonly Asked[]): string {
  const times = asked.map(({ took }) => took).sort((a, b) => a - b);
  const at = (share: number) => `${(times[Math.floor((times.length - 1) * share)] ?? 0).toFixed(0)} ms`;
  return `${name}: ${asked.length} answers, median ${at(0.5)}, p95 ${at(0.95)}, max ${at(1)}`;
}

test(
  `${clients} clients at once for ${seconds} s: no error`,
  async () => {
    const before = process.memoryUsage().rss;
    const until = performance.now() + seconds * 1000;
    const asked = (await Promise.all(Array.from({ length: clients }, (_, number) => client(number, until)))).flat();
    const kinds = [...new Set(asked.map(({ kind }) => kind))];
    const lines = kinds.map((kind) =>
      words(
        kind,
        asked.filter((one) => one.kind === kind),
      ),
    );
    const grown = Math.round((process.memoryUsage().rss - before) / 2 ** 20);
    process.stderr.write(
      `${[words(`${clients} clients for ${seconds} s`, asked), ...lines].join('\n  ')}\n  memory grew by ${grown} MB\n`,
    );
    expect(asked.filter(({ failure }) => failure !== undefined)).toEqual([]);
    expect(kinds.sort()).toEqual(Object.keys(questions).sort());
  },
  seconds * 1000 + 600_000,
);
