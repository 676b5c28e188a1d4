/** Every drawn tenant, loaded: what its cases say is reached is reached by the rule they name, and the decoys are not. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Graph } from '#cypher';
import { openTestGraph } from '../../support/test-graph.ts';
import { type TinyTenant, tinyTenant } from '../../support/tiny-tenant.ts';
import { drawnTenants, statementOf } from './drawn-tenant.ts';
import { comesTo } from './holds-true.ts';

/** By gate; of equal gates what is seen comes before what is assumed. */
const seenFirst = (a: string, b: string) => {
  const [left, right] = [a, b].map((one) => [one[0], one.endsWith('ASSUMED')].join(' '));
  return (left as string) < (right as string) ? -1 : 1;
};

let graph: Graph;
beforeAll(async () => {
  graph = await openTestGraph();
});
afterAll(() => graph.close());

describe.each(drawnTenants)('$name', ({ cases, unused, facts, resolve }) => {
  let tiny: TinyTenant;
  beforeAll(async () => {
    tiny = await tinyTenant(graph, facts);
  });

  /** A line for each statement: what it says, and what it comes to. */
  const answer = (text: string) => {
    const statement = statementOf(text);
    const { from, to, gate, basis } = statement;
    const found = comesTo(tiny, { ...statement, from: resolve(from), to: resolve(to) });
    const asked = gate === undefined ? [] : [gate, basis].filter((one) => one !== undefined);
    const lowest = found.sort(seenFirst)[0]?.split(' ').slice(0, asked.length) ?? ['nothing'];
    return [...text.split(' ').slice(0, 3), ...(found.length === 0 ? ['is not reached'] : lowest)].join(' ');
  };

  /** Whether a link of the rule leaves the very node. */
  const draws = (text: string) => {
    const [from = '', rule] = text.split(' ');
    return tiny.links.some((link) => link.rule === rule && link.from.replace(/@[a-z-]+$/, '') === resolve(from));
  };

  test('rows that are not used are those that the file names', () => {
    const found = Object.entries(tiny.unused).filter(([, reasons]) => reasons.length > 0);
    expect(Object.fromEntries(found)).toEqual(unused);
  });

  test.each(cases.map((one) => [one.name, one] as const))('%s', (_, { reaches, doesNotReach, drawsNone = [] }) => {
    const [hits, decoys] = [reaches.map(answer), doesNotReach.map(answer)];
    expect(drawsNone.filter(draws)).toEqual([]);
    expect({ hits, decoys }).toEqual({ hits: reaches, decoys: doesNotReach.map((one) => `${one} is not reached`) });
  });
});
