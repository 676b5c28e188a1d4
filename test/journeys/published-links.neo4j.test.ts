/** Small tenants rebuilt from public reports of wrong links: who gets to whom, and who does not. Skipped where they are absent. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Graph } from '#cypher';
import { findRoutes } from '#routes';
import { openTestGraph } from '../support/test-graph.ts';
import { type Facts, tinyTenant } from '../support/tiny-tenant.ts';

/** Who, to whom, whether a route must be there (null: either way), why, and the barrier of the first one. */
type Expectation = readonly [
  from: string,
  to: string,
  reaches: boolean | null,
  why: string,
  bound?: { readonly barrier?: number; readonly atLeast?: number; readonly knownOnly?: boolean },
];

interface PublishedCase {
  readonly name: string;
  readonly source: string;
  readonly says: string;
  readonly facts: Facts;
  readonly expect: readonly Expectation[];
}

/** Verdicts that do not hold yet, by case, each as `<from> <to>`. One that holds must leave this list. */
const openFaults: Readonly<Record<string, readonly string[]>> = {};

/**
 * Verdicts about what somebody can do alone, where the facts of the case let them have somebody else first: every route must lead
 * through that person. Hank resets everybody in the unit; Sarah is in it, and writes departments.
 */
const byWayOf: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'entragoat5-dynamic-unit': { 'hank ga': 'sarah' },
};

const file = join(import.meta.dirname, '../../../shared/data/cases-links/cases.ndjson');
const cases: readonly PublishedCase[] = existsSync(file)
  ? readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as PublishedCase)
  : [];

if (cases.length === 0) test.skip('the published cases are absent', () => {});
else
  describe('published cases', () => {
    let graph: Graph;
    beforeAll(async () => {
      graph = await openTestGraph();
    });
    afterAll(() => graph.close());

    test.each(cases.map((one) => [one.name, one] as const))('%s', async (_, { name, facts, expect: expected }) => {
      const rows = Object.fromEntries(
        Object.entries(facts).map(([path, list]) => [path.replace(/\.ndjson$/, ''), list]),
      );
      const { report } = await tinyTenant(graph, rows);
      const wrong: Record<string, string> = {};
      for (const one of expected) {
        const fault = await faultIn(graph, report.snapshot, one, byWayOf[name]?.[`${one[0]} ${one[1]}`]);
        if (fault !== undefined) wrong[`${one[0]} ${one[1]}`] = fault;
      }
      const known = openFaults[name] ?? [];
      expect(Object.entries(wrong).filter(([verdict]) => !known.includes(verdict))).toEqual([]);
      expect(known.filter((verdict) => !(verdict in wrong))).toEqual([]);
    });
  });

/** What is wrong with the answer; undefined where it is as expected. */
async function faultIn(
  graph: Graph,
  snapshot: string,
  [from, to, reaches, , bound]: Expectation,
  through?: string,
): Promise<string | undefined> {
  const filter = bound?.knownOnly ? { filter: { includeAssumed: false } } : {};
  const question = { snapshot, from: from.toLowerCase(), to: to.toLowerCase(), ...filter };
  const { routes } = await findRoutes(graph, question, { first: through === undefined ? 1 : 100, budget: 30_000 });
  const alone = routes.filter(({ nodes }) => through === undefined || !nodes.some(({ id }) => id === through));
  const [route] = alone;
  const said = route?.links.map((link) => `${link.rule} ${link.gate}`).join(', ');
  if (reaches !== null && reaches !== (route !== undefined)) return said ?? 'no route';
  if (route === undefined || bound === undefined) return undefined;
  const { barrier = route.barrier, atLeast = 0 } = bound;
  return route.barrier === barrier && route.barrier >= atLeast ? undefined : `barrier ${route.barrier}: ${said}`;
}
