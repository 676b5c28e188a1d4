/** Findings from load to load: their ids stay, what is taken away becomes a question, and severity follows reach. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Graph } from '#cypher';
import { type Finding, severities } from '#governance';
import { openTestGraph } from '../../support/test-graph.ts';
import type { Facts } from '../../support/tiny-tenant.ts';
import { type Governed, govern, governed, of } from './governed-tenant.ts';

/** Everything that these rules rest on was collected, so that nothing is a question that need not be one. */
const whole: Facts = { ...governed, 'graph/risky-service-principals': [{ id: 'sp-ledger', riskState: 'atRisk' }] };
const taken = [
  'graph/applications',
  'graph/service-principals',
  'graph/application-owners',
  'graph/risky-service-principals',
  'arm/role-assignments',
] as const;

let graph: Graph;
let first: Governed;
let again: Governed;
let cut: Governed;
const without = new Map<string, Governed>();

beforeAll(async () => {
  graph = await openTestGraph();
  first = await govern(graph, whole);
  again = await govern(graph, whole);
  cut = await govern(graph, { ...whole, 'arm/role-assignments': [] });
  for (const name of taken) {
    const { [name]: _, ...left } = whole;
    without.set(name, await govern(graph, left));
  }
});
afterAll(() => graph.close());

test('the same tenant loaded twice has the same findings, id by id', () => {
  expect(first.findings.length).toBeGreaterThan(10);
  expect(again.findings).toEqual(first.findings);
  expect(first.tiny.report.snapshot).not.toBe(again.tiny.report.snapshot);
});

describe.each(taken)('without %s', (name) => {
  const rulesOf = (findings: readonly Finding[] = []) => new Set(findings.map(({ rule }) => rule));

  test('no rule falls silent', () => {
    const left = rulesOf(without.get(name)?.findings);
    expect([...rulesOf(first.findings)].filter((rule) => !left.has(rule))).toEqual([]);
  });

  test('what is no longer found is a question that names it', () => {
    const found = (governed: Governed | undefined, verdict: string) =>
      (governed?.findings ?? []).filter((one) => one.verdict === verdict);
    const ids = new Set(found(without.get(name), 'FOUND').map(({ id }) => id));
    const lost = rulesOf(found(first, 'FOUND').filter(({ id }) => !ids.has(id)));
    const asked = rulesOf(found(without.get(name), 'UNKNOWN').filter(({ missing }) => missing.includes(name)));
    expect([...lost].filter((rule) => !asked.has(rule))).toEqual([]);
    expect(asked.size).toBeGreaterThan(0);
  });
});

test.each(['N01', 'N02', 'N35'])('severity of %s falls when reach is cut', (rule) => {
  const before = of(first, rule, 'sp-ledger');
  const after = of(cut, rule, 'sp-ledger');
  expect(before?.needs).toBe(3);
  const worst = (one: Finding | undefined) =>
    one === undefined ? severities.length : severities.indexOf(one.severity);
  expect(worst(after)).toBeGreaterThan(worst(before));
});
