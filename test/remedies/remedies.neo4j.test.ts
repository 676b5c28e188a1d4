/**
 * The change of a finding, rehearsed and loaded, closes it and opens nothing as bad. `npm test` draws twelve over all rules by seed;
 * `npm run test:findings` tries all of the demo (`REMEDIES_EACH=2`: two a rule; `REMEDIES_RULES=H15,N01`: of these).
 */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Graph } from '#cypher';
import type { Finding } from '#governance';
import { drawn, random } from '../promises/drawing.ts';
import { openTestGraph, wipe } from '../support/test-graph.ts';
import { TriedFindings } from './tried-findings.ts';

const all = process.env.REMEDIES === 'all';
const seed = Number(process.env.REMEDIES_SEED ?? 21);
jest.setTimeout(all ? 24 * 3_600_000 : 900_000);

let graph: Graph;
let tried: TriedFindings;
beforeAll(async () => {
  graph = await openTestGraph();
  await wipe(graph);
  tried = await TriedFindings.of(graph, join(import.meta.dirname, '../../ingest/demo'));
});
afterAll(async () => {
  await wipe(graph);
  await graph.close();
});

async function expectClosed(findings: readonly Finding[]): Promise<void> {
  const wrong: string[] = [];
  for (const finding of findings) {
    const after = await tried.wrongAfter(finding);
    wrong.push(...after.map((one) => `${finding.severity} ${finding.rule} ${finding.subject.name}: ${one}`));
    if (process.env.REMEDIES_LOG)
      appendFileSync(process.env.REMEDIES_LOG, `${finding.rule} ${finding.subject.name}: ${JSON.stringify(after)}\n`);
  }
  expect(wrong).toEqual([]);
}

(all ? test.skip : test)('twelve findings drawn by seed', async () => {
  const byRule = tried.closable.map((finding) => ({ finding, kind: finding.rule }));
  const chosen = drawn(byRule, 12, random(seed)).map(({ finding }) => finding);
  expect(chosen).toHaveLength(12);
  await expectClosed(chosen);
});

(all ? test : test.skip)('all findings of the demo', async () => {
  const most = Number(process.env.REMEDIES_EACH ?? Number.POSITIVE_INFINITY);
  const named = process.env.REMEDIES_RULES?.split(',');
  const asked = tried.closable.filter(({ rule }) => named?.includes(rule) ?? true);
  const chosen = [...Map.groupBy(asked, ({ rule }) => rule).values()].flatMap((of) => of.slice(0, most));
  await expectClosed(chosen);
  console.log(
    `${tried.closable.length} of ${tried.all.filter(({ verdict }) => verdict === 'FOUND').length} findings have a change`,
  );
});
