/** The findings that the demo tenant's README tells: each is found with whom it names, and its decoy is passed by. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { findings, type Graph } from '#cypher';
import { openFacts } from '#facts';
import { type Finding, rules } from '#governance';
import { readConfiguration } from '../../cli/read-configuration.ts';
import { load, readLeaks } from '../../ingest/index.ts';
import { textOf } from '../ingest/demo/demo-folder.ts';
import { openTestGraph, wipe } from '../support/test-graph.ts';

const folder = join(import.meta.dirname, '..', '..', 'ingest', 'demo');
const chapter = textOf('README.md').split('## Findings\n')[1]?.split('\n## ')[0] ?? '';
const told = [...chapter.matchAll(/^\| ([HN]\d\d) \| (.+?) \| (.+?) \|$/gm)].map(([, rule, who, decoy]) => ({
  ...{ rule: rule as string, who: who as string },
  // A decoy is told by name, then why it is none.
  decoy: (decoy as string).split(':')[0] as string,
}));
const unasked = [...chapter.matchAll(/^- ([HN]\d\d): /gm)].map(([, rule]) => rule);

let graph: Graph;
let all: Finding[];
beforeAll(async () => {
  graph = await openTestGraph();
  await wipe(graph);
  const configuration = await readConfiguration(join(folder, 'postern.yaml'));
  const leaks = await readLeaks(join(folder, 'leaks.sarif'));
  const { snapshot } = await load(graph, await openFacts(folder), { configuration, leaks });
  const asked = { rules: null, subject: null, verdict: null, hygiene: null, controls: null, text: '' };
  const rows = await graph.many(findings, { snapshot, skip: 0, limit: 100_000, severity: 3, ...asked });
  all = rows.map(({ document }) => JSON.parse(document) as Finding);
});
afterAll(async () => {
  await wipe(graph);
  await graph.close();
});

const namedBy = (rule: string) =>
  all
    .filter((one) => one.rule === rule && one.verdict === 'FOUND')
    .flatMap(({ subject, target }) => [subject.name, target?.name ?? '']);

test('every rule is told, or told why nothing is there to find', () => {
  expect([...told.map(({ rule }) => rule), ...unasked].sort()).toEqual(rules.map(({ id }) => id).sort());
});

test.each(told)('$rule finds $who, and not $decoy', ({ rule, who, decoy }) => {
  expect(namedBy(rule)).toContain(who);
  expect(namedBy(rule)).not.toContain(decoy);
});

test.each(unasked)('%s is a question, or finds nothing', (rule) => {
  expect(namedBy(String(rule))).toEqual([]);
});
