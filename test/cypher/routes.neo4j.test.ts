/** Routes held against a brute-force enumeration, on random graphs with cycles, parallel links and hubs. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Level } from '#catalogue';
import type { Graph, NodeRow } from '#cypher';
import { countRoutes, findRoutes, type Route, type RouteQuestion } from '#routes';
import { markRepeats } from '../../ingest/snapshot/mark-repeats.ts';
import { readLinks } from '../../ingest/snapshot/read-links.ts';
import { arbitraryGraph, entriesOf, targetOf } from '../support/arbitrary-graph.ts';
import { openTestGraph, wipe } from '../support/test-graph.ts';
import {
  atKnownGates,
  barrierOf,
  everyPath,
  exposureOf,
  type TinyGraph,
  type TinyLink,
  type TinyPath,
  writeTinyGraph,
} from '../support/tiny-graph.ts';

const budget = 240_000;
const runs = { numRuns: 25, seed: 977, endOnFailure: true };
let graph: Graph;

beforeAll(async () => {
  graph = await openTestGraph();
  await wipe(graph);
});

afterAll(async () => {
  await graph.close();
});

/** A route and a brute-force path, written alike. */
function spell(route: Route): string {
  return route.links
    .map(
      (link, index) =>
        `${route.nodes[index]?.id} -${link.kind}:${link.gate}:${link.basis}:${link.assurance !== null}-> ${route.nodes[index + 1]?.id}`,
    )
    .join(' ');
}

function spellPath(path: TinyPath): string {
  return path
    .map(
      ({ from, to, gate, kind, basis, authenticates }) => `${from} -${kind}:${gate}:${basis}:${authenticates}-> ${to}`,
    )
    .join(' ');
}

/** Routes are walked in memory or by the database, as their number asks for: both must give the same. */
const inMemoryOrNot = fc.constantFrom(0, 10_000);

async function every(question: RouteQuestion, linksInMemory: number): Promise<readonly Route[]> {
  const page = await findRoutes(graph, question, { first: 10_000, budget, linksInMemory });
  expect(page.hasNextPage).toBe(false);
  return page.routes;
}

const exposures = {
  name: 'exposures',
  mode: 'read',
  text: 'MATCH (n:Node) WHERE n.key STARTS WITH $snapshot RETURN n { .id, .exposure, .exposureKnown } AS node',
} as const;

async function exposuresOf(snapshot: string): Promise<Map<string, number | null>> {
  const rows = (await graph.many(exposures, { snapshot: `${snapshot}/` } as never)) as unknown as { node: NodeRow }[];
  return new Map(rows.map(({ node }) => [node.id, node.exposure]));
}

describe('routes', () => {
  test('are the simple paths from the entries, in order of barrier, seen ones first, then length; the weakest link is the lowest that authenticates', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryGraph, inMemoryOrNot, async (tiny, linksInMemory) => {
        const to = targetOf(tiny);
        const routes = await every({ snapshot: await writeTinyGraph(graph, tiny), to }, linksInMemory);
        const paths = everyPath(tiny, entriesOf(tiny), to);
        expect(routes.map(spell).sort()).toEqual(paths.map(spellPath).sort());
        const order = routes.map((route) => route.barrier * 1000 + (route.seen ? 0 : 100) + route.links.length);
        expect(order).toEqual([...order].sort((a, b) => a - b));
        for (const route of routes) {
          const assurances = route.links.flatMap((link) => (link.assurance === null ? [] : [link.assurance]));
          expect(route.weakest?.assurance).toBe(assurances.length === 0 ? undefined : Math.min(...assurances));
          expect(route.barrier).toBe(Math.max(...route.links.map((link) => link.gate)));
        }
      }),
      runs,
    );
  });

  test('are counted as often as they are listed', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryGraph, inMemoryOrNot, async (tiny, linksInMemory) => {
        const question = { snapshot: await writeTinyGraph(graph, tiny), to: targetOf(tiny) };
        const { value } = await countRoutes(graph, question, { budget, linksInMemory });
        expect(value).toBe((await every(question, linksInMemory)).length);
      }),
      runs,
    );
  });

  test('come in pages that together are one long page', async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryGraph,
        inMemoryOrNot,
        fc.integer({ min: 1, max: 4 }),
        async (tiny, linksInMemory, first) => {
          const question = { snapshot: await writeTinyGraph(graph, tiny), to: targetOf(tiny) };
          const whole = (await every(question, linksInMemory)).map(spell);
          const paged: string[] = [];
          for (let after: Route['position'] | undefined, more = true; more; ) {
            const page = await findRoutes(graph, question, { first, after, budget, linksInMemory });
            paged.push(...page.routes.map(spell));
            after = page.routes.at(-1)?.position;
            more = page.hasNextPage;
          }
          expect(paged).toEqual(whole);
        },
      ),
      runs,
    );
  });

  test('from a node that is held begin there, whether or not an entry reaches it', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryGraph, inMemoryOrNot, async (tiny, linksInMemory) => {
        const [from, to] = ['a', targetOf(tiny)];
        const routes = await every({ snapshot: await writeTinyGraph(graph, tiny), to, from }, linksInMemory);
        const paths = from === to ? [] : everyPath(tiny, [from], to);
        expect(routes.map(spell).sort()).toEqual(paths.map(spellPath).sort());
        expect(routes.map((route) => route.barrier)).toEqual(paths.map(barrierOf).sort());
      }),
      runs,
    );
  });

  test('under a filter are those of all routes that it lets through', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryGraph, inMemoryOrNot, async (tiny, linksInMemory) => {
        const snapshot = await writeTinyGraph(graph, tiny);
        const to = targetOf(tiny);
        const all = await every({ snapshot, to }, linksInMemory);
        const expectOnly = async (filter: NonNullable<RouteQuestion['filter']>, keeps: (route: Route) => boolean) =>
          expect((await every({ snapshot, to, filter }, linksInMemory)).map(spell).sort()).toEqual(
            all.filter(keeps).map(spell).sort(),
          );
        const known = await every({ snapshot, to, filter: { includeAssumed: false } }, linksInMemory);
        const paths = everyPath(atKnownGates(tiny), entriesOf(tiny), to);
        expect(known.map((route) => route.barrier)).toEqual(paths.map(barrierOf).sort());
        await expectOnly({ kinds: ['HOLDS'] }, (route) => route.links.every((link) => link.kind === 'HOLDS'));
        await expectOnly({ entries: ['entry:sign-in'] }, (route) => route.nodes[0]?.id === 'entry:sign-in');
        await expectOnly({ notThrough: ['a'] }, (route) => route.nodes.slice(0, -1).every((node) => node.id !== 'a'));
        await expectOnly({ through: ['a'] }, (route) => route.nodes.some((node) => node.id === 'a'));
        await expectOnly({ barrierAtMost: 2 }, (route) => route.barrier <= 2);
      }),
      { ...runs, numRuns: 12 },
    );
  });
});

describe('links that repeat what another says', () => {
  /** By the nodes of a route, the barriers and whether it is seen, best first. */
  const bestByNodes = (routes: readonly Route[]) => {
    const best = new Map<string, string>();
    for (const route of routes.toSorted(byStanding)) {
      const nodes = route.nodes.map(({ id }) => id).join(' ');
      if (!best.has(nodes)) best.set(nodes, `${route.barrier} ${route.seen}`);
    }
    return [...best].sort();
  };
  const byStanding = (a: Route, b: Route) => a.barrier - b.barrier || Number(b.seen) - Number(a.seen);

  test('are left out of lists and counts, hide no node and no lower barrier, and are there under a filter of kinds, entries or nodes', async () => {
    let left = 0;
    await fc.assert(
      fc.asyncProperty(arbitraryGraph, inMemoryOrNot, async (drawn, linksInMemory) => {
        // Every other link twice, so that some repeat another.
        const tiny = { ...drawn, links: [...drawn.links, ...drawn.links.filter((_, at) => at % 2 === 0)] };
        const snapshot = await writeTinyGraph(graph, tiny);
        const question = { snapshot, to: targetOf(tiny) };
        const all = await every(question, linksInMemory);
        await markRepeats(graph, snapshot, await readLinks(graph, snapshot, () => {}));
        const listed = await every(question, linksInMemory);
        expect(bestByNodes(listed)).toEqual(bestByNodes(all));
        const spelled = all.map(spell);
        for (const route of listed) expect(spelled).toContain(spell(route));
        left += all.length - listed.length;
        expect((await countRoutes(graph, question, { budget, linksInMemory })).value).toBe(listed.length);
        const named = { ...question, filter: { entries: entriesOf(tiny) } };
        expect((await every(named, linksInMemory)).map(spell).sort()).toEqual(spelled.sort());
      }),
      { ...runs, numRuns: 15 },
    );
    expect(left).toBeGreaterThan(0);
  });

  test('are told as beside the link that is listed', async () => {
    const between = (kind: 'HOLDS' | 'MEMBER_OF', gate: Level) => ({ from: 'a', to: 'b', kind, gate });
    const tiny: TinyGraph = {
      nodes: ['entry:sign-in', 'a', 'b'],
      links: [{ from: 'entry:sign-in', to: 'a', gate: 1 }, between('MEMBER_OF', 2), between('HOLDS', 1)],
    };
    const snapshot = await writeTinyGraph(graph, tiny);
    await markRepeats(graph, snapshot, await readLinks(graph, snapshot, () => {}));
    const [only, ...others] = await every({ snapshot, to: 'b' }, 20_000);
    expect(others).toEqual([]);
    expect(only?.links.map(({ kind, alsoBy }) => [kind, alsoBy])).toEqual([
      ['MEMBER_OF', []],
      ['HOLDS', ['MEMBER_OF']],
    ]);
  });

  test('of owners: who may add a credential to all applications is not told again as adding owners, unless more is reached so', async () => {
    const to = (ability: string) => `pop:${ability}:tenant`;
    const [short, wide] = [to('application-credentials'), to('application-owners')];
    const links = (more: readonly string[]): TinyLink[] => [
      { from: 'entry:sign-in', to: 'who', gate: 1 },
      { from: 'who', to: short, gate: 0, kind: 'ADDS_CREDENTIAL' },
      { from: 'who', to: wide, gate: 0, kind: 'ADDS_OWNER' },
      { from: short, to: 'app', gate: 0, kind: 'INCLUDES' },
      ...['app', ...more].map((id): TinyLink => ({ from: wide, to: id, gate: 0, kind: 'INCLUDES' })),
    ];
    const kindsTo = async (more: readonly string[]) => {
      const nodes = ['entry:sign-in', 'who', short, wide, 'app', 'other'];
      const snapshot = await writeTinyGraph(graph, { nodes, links: links(more) });
      await markRepeats(graph, snapshot, await readLinks(graph, snapshot, () => {}));
      return (await every({ snapshot, to: 'app' }, 20_000)).map((route) => route.links.at(-2)?.kind).sort();
    };
    expect(await kindsTo([])).toEqual(['ADDS_CREDENTIAL']);
    expect(await kindsTo(['other'])).toEqual(['ADDS_CREDENTIAL', 'ADDS_OWNER']);
  });
});

describe('exposure', () => {
  test('is the lowest barrier over all routes, for every node, and that of a resource’s first route', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryGraph, inMemoryOrNot, async (tiny, linksInMemory) => {
        const snapshot = await writeTinyGraph(graph, tiny);
        const stored = await exposuresOf(snapshot);
        for (const id of tiny.nodes) expect([id, stored.get(id)]).toEqual([id, exposureOf(tiny, id)]);
        const [first] = await every({ snapshot, to: targetOf(tiny) }, linksInMemory);
        expect(first?.barrier ?? null).toBe(exposureOf(tiny, targetOf(tiny)));
        const ofFirstBarrier = everyPath(tiny, entriesOf(tiny), targetOf(tiny)).filter(
          (path) => barrierOf(path) === first?.barrier,
        );
        const known = atKnownGates(tiny);
        const isSeen = first !== undefined && (exposureOf(known, targetOf(tiny)) ?? 9) <= first.barrier;
        if (ofFirstBarrier.length > 0) expect(first?.seen).toBe(isSeen);
      }),
      runs,
    );
  });

  test('does not fall when a gate is raised, and no route goes when a link is added', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryGraph, inMemoryOrNot, fc.nat(), async (tiny, linksInMemory, choice) => {
        fc.pre(tiny.links.length > 1);
        const chosen = choice % tiny.links.length;
        const raised: TinyGraph = {
          ...tiny,
          links: tiny.links.map((link, index) => (index === chosen ? { ...link, gate: 5 } : link)),
        };
        const fewer: TinyGraph = { ...tiny, links: tiny.links.filter((_, index) => index !== chosen) };
        const to = targetOf(tiny);
        const [whole, harder, smaller] = [
          await writeTinyGraph(graph, tiny),
          await writeTinyGraph(graph, raised),
          await writeTinyGraph(graph, fewer),
        ];
        const [before, after] = [await exposuresOf(whole), await exposuresOf(harder)];
        for (const id of tiny.nodes) expect(after.get(id) ?? 6).toBeGreaterThanOrEqual(before.get(id) ?? 6);
        const all = (await every({ snapshot: whole, to }, linksInMemory)).map(spell);
        for (const route of await every({ snapshot: smaller, to }, linksInMemory)) expect(all).toContain(spell(route));
      }),
      { ...runs, numRuns: 12 },
    );
  });
});

describe('routes to somebody whose ways in differ by audience', () => {
  const split: TinyGraph = {
    nodes: ['entry:sign-in', 'desk', 'ann', 'ann@azure', 'ann@graph', 'anna@azure', 'vault'],
    links: [
      { from: 'entry:sign-in', to: 'ann@azure', gate: 1, authenticates: true },
      { from: 'entry:sign-in', to: 'desk', gate: 3 },
      { from: 'entry:sign-in', to: 'anna@azure', gate: 0 },
      { from: 'desk', to: 'ann', gate: 0 },
      { from: 'ann', to: 'ann@azure', gate: 0, kind: 'SIGNED_IN' },
      { from: 'ann', to: 'ann@graph', gate: 0, kind: 'SIGNED_IN' },
      { from: 'ann@azure', to: 'vault', gate: 0 },
      { from: 'vault', to: 'ann', gate: 4 },
    ],
  };
  const toAnn = ['entry:sign-in -MEMBER_OF:1:OBSERVED:true-> ann@azure'];
  const byDesk = 'desk -MEMBER_OF:0:OBSERVED:false-> ann';

  test.each([0, 10_000])('end at the first place where it is that person, with %d links in memory', async (most) => {
    const snapshot = await writeTinyGraph(graph, split);
    const fromDesk = `entry:sign-in -MEMBER_OF:3:OBSERVED:false-> desk ${byDesk}`;
    expect((await every({ snapshot, to: 'ann' }, most)).map(spell)).toEqual([...toAnn, fromDesk]);
    expect(await countRoutes(graph, { snapshot, to: 'ann' }, { budget, linksInMemory: most })).toEqual({
      value: 2,
      exact: true,
    });
    expect((await every({ snapshot, to: 'ann', from: 'desk' }, most)).map(spell)).toEqual([byDesk]);
    expect(await every({ snapshot, to: 'ann', from: 'ann@graph' }, most)).toEqual([]);
    const through = (id: string) => every({ snapshot, to: 'ann', filter: { through: [id] } }, most);
    expect((await through('ann@azure')).map(spell)).toEqual(toAnn);
    expect(await through('ann@graph')).toEqual([]);
    expect(await every({ snapshot, to: 'ann@graph', filter: { barrierAtMost: 2 } }, most)).toEqual([]);
  });

  test('have the barrier that is stored as that person’s exposure', async () => {
    const stored = await exposuresOf(await writeTinyGraph(graph, split));
    expect(['ann', 'ann@azure', 'ann@graph', 'vault'].map((id) => stored.get(id))).toEqual([1, 1, 3, 1]);
  });
});

describe('a list of routes', () => {
  const chain = (length: number): TinyGraph => {
    const nodes = ['entry:sign-in', ...Array.from({ length }, (_, index) => `n${index + 1}`)];
    return {
      nodes,
      links: nodes.slice(1).map((to, index) => ({ from: nodes[index] as string, to, gate: index === 0 ? 2 : 0 })),
    };
  };

  test('of 14 links is complete, and of 15 says that hops stopped it, yet shows the route', async () => {
    const within = await findRoutes(
      graph,
      { snapshot: await writeTinyGraph(graph, chain(14)), to: 'n14' },
      { first: 10, budget },
    );
    expect(within).toMatchObject({ complete: true, stoppedBy: undefined });
    expect(within.routes.map((route) => route.links.length)).toEqual([14]);
    const beyond = { snapshot: await writeTinyGraph(graph, chain(15)), to: 'n15' };
    const page = await findRoutes(graph, beyond, { first: 10, budget });
    expect(page).toMatchObject({ complete: false, stoppedBy: 'HOPS' });
    expect(page.routes.map((route) => [route.barrier, route.links.length])).toEqual([[2, 15]]);
    expect(await countRoutes(graph, beyond, { budget })).toMatchObject({ exact: false });
  });

  test('of a node that nothing leads to is empty and complete', async () => {
    const snapshot = await writeTinyGraph(graph, {
      nodes: ['entry:sign-in', 'a', 'b'],
      links: [{ from: 'a', to: 'b', gate: 0 }],
    });
    expect(await findRoutes(graph, { snapshot, to: 'b' }, { first: 10, budget })).toEqual({
      routes: [],
      complete: true,
      stoppedBy: undefined,
      hasNextPage: false,
    });
    const held = await findRoutes(graph, { snapshot, to: 'b', from: 'a' }, { first: 10, budget });
    expect(held.routes.map((route) => [route.barrier, route.weakest])).toEqual([[0, undefined]]);
  });

  test('says that time stopped it when there was none', async () => {
    const snapshot = await writeTinyGraph(graph, chain(3));
    expect(await findRoutes(graph, { snapshot, to: 'n3' }, { first: 10, budget: 0 })).toMatchObject({
      complete: false,
      stoppedBy: 'TIME',
    });
  });
});
