/** Loading while serving: every answer is the published snapshot's, whole, until the publish, and the new one's after it. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Graph } from '#cypher';
import { openFacts } from '#facts';
import { load } from '../../ingest/index.ts';
import { openTestGraph, wipe } from '../support/test-graph.ts';
import { demoFolder, renamedDemo } from './renamed-demo.ts';
import { askRoutes, type RoutesAnswer, reachable } from './routes-document.ts';

const ending = ' (renamed)';
let graph: Graph;
beforeAll(async () => {
  graph = await openTestGraph();
  await wipe(graph);
  await load(graph, await openFacts(demoFolder));
});
afterAll(async () => {
  await graph.close();
});

/** Asks until told to stop; each answer as text, with the milliseconds it took. */
async function askOn(to: readonly string[], until: () => boolean) {
  const asked: { to: string; answer: RoutesAnswer; took: number }[] = [];
  for (let turn = 0; !until() || turn < to.length; turn++) {
    const target = to[turn % to.length] as string;
    const begun = performance.now();
    const answer = await askRoutes(graph, { to: target, first: 20 });
    asked.push({ to: target, answer, took: performance.now() - begun });
  }
  return asked;
}

function p95(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.95)] as number;
}

/** Whether a person on these routes has the new name, for all people on them: a mix would have both. */
function endingsOf({ edges }: RoutesAnswer, people: ReadonlySet<string>): Set<boolean> {
  const nodes = edges.flatMap(({ node }) => node.hops.map(({ to }) => to)).filter(({ id }) => people.has(id));
  return new Set(nodes.map(({ name }) => name.includes(ending)));
}

describe('while a load runs', () => {
  test('answers are those of the one or the other snapshot, never a mix', async () => {
    const to = (await reachable(graph)).slice(0, 4);
    expect(to).toHaveLength(4);
    await askOn(to, () => true); // Plans are made at the first question.
    const idle = await askOn([...to, ...to, ...to], () => true);
    const old = new Map(idle.map(({ to: target, answer }) => [target, JSON.stringify(answer)]));
    const before = idle[0]?.answer.snapshot;
    const people = new Set((await openPeople()).map((id) => id.toLowerCase()));
    const { folder, remove } = await renamedDemo(ending);
    let published = false;
    const loading = load(graph, await openFacts(folder)).then((report) => {
      published = true;
      return report;
    });
    const asked = await askOn(to, () => published);
    const { snapshot: after } = await loading;
    await remove();
    const fresh = new Map(
      (await askOn(to, () => true)).map(({ to: target, answer }) => [target, JSON.stringify(answer)]),
    );
    for (const { to: target, answer } of asked) {
      expect([before, after]).toContain(answer.snapshot);
      const expected = answer.snapshot === before ? old : fresh;
      expect(JSON.stringify(answer)).toBe(expected.get(target));
      expect([...endingsOf(answer, people)]).toEqual([answer.snapshot === after]);
    }
    const order = asked.map(({ answer }) => answer.snapshot === after);
    expect(order).toEqual([...order].sort());
    expect(order.filter((isNew) => !isNew).length).toBeGreaterThan(0);
    const words = (list: typeof asked) => `p95 ${p95(list.map(({ took }) => took)).toFixed(0)} ms of ${list.length}`;
    process.stderr.write(`first 20 routes while a load runs: ${words(asked)}; idle: ${words(idle)}\n`);
  });
});

async function openPeople(): Promise<string[]> {
  const ids: string[] = [];
  const folder = await openFacts(demoFolder);
  for await (const line of folder.lines('graph/users'))
    if ('value' in line) ids.push((line.value as { id: string }).id);
  return ids;
}
