/** What is anonymized loads to the same measures: every resource's exposure, every kind of link at every gate, the barriers of routes. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Graph } from '#cypher';
import { openFacts } from '#facts';
import { findRoutes } from '#routes';
import { anonymize } from '../../collect/index.ts';
import type { Query } from '../../cypher/engine/query.ts';
import { load } from '../../ingest/index.ts';
import { recordedFacts } from '../journeys/recorded-facts.ts';
import { contentsOf } from '../journeys/snapshot-contents.ts';
import { openTestGraph, wipe } from '../support/test-graph.ts';

const demo = join(import.meta.dirname, '../../ingest/demo');
const objects = join(import.meta.dirname, '../../../shared/data/recorded-tenant/objects');

interface Exposed {
  readonly kind: string;
  readonly id: string;
  readonly exposure: number | null;
  readonly exposureKnown: number | null;
  readonly required: number | null;
  readonly state: string | null;
  readonly seen: number | null;
  readonly assumed: number | null;
}

const exposures: Query<{ snapshot: string }, Exposed> = {
  name: 'exposures-of-all',
  mode: 'read',
  text: `MATCH (n:Node) WHERE n.key STARTS WITH $snapshot + '/'
         RETURN n.kind AS kind, n.id AS id, n.exposure AS exposure, n.exposureKnown AS exposureKnown, n.requiredAssurance AS required,
           n.state AS state, n.openSeen AS seen, n.openAssumed AS assumed`,
};

let graph: Graph;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'anonymize-'));
  graph = await openTestGraph();
  await wipe(graph);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await graph.close();
});

/** How often each text is there. */
function counted(texts: Iterable<string>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const text of [...texts].sort()) counts[text] = (counts[text] ?? 0) + 1;
  return counts;
}

/** Ids of the resources of both folders: rows keep their places. */
function pairsOf(source: string, out: string): Map<string, string> {
  const ids = (path: string) =>
    readFileSync(join(path, 'arm/resources.ndjson'), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => String((JSON.parse(line) as { id: unknown }).id).toLowerCase());
  const written = ids(out);
  return new Map(ids(source).map((id, index) => [id, written[index] ?? '']));
}

async function measured(path: string) {
  const { snapshot, measures } = await load(graph, await openFacts(path), { replace: true, keep: 4 });
  const { seconds: _, ...tenant } = measures;
  const nodes = await graph.many(exposures, { snapshot });
  const { links } = await contentsOf(graph, snapshot);
  return {
    snapshot,
    tenant,
    byId: new Map(nodes.map((node) => [node.id, node])),
    nodes: counted(
      nodes.map(({ kind, exposure, exposureKnown, required, state, seen, assumed }) =>
        [kind, exposure, exposureKnown, required, state, seen, assumed].join(' '),
      ),
    ),
    links: counted([...links].map((link) => / -(.*)-> /.exec(link)?.[1] ?? '')),
  };
}

async function bothWays(source: string) {
  const out = join(folder, `out-${Math.random()}`);
  await anonymize({ facts: source, out });
  const [own, other] = [await measured(source), await measured(out)];
  expect(Object.keys(own.links).length).toBeGreaterThan(10);
  expect(other.tenant).toEqual(own.tenant);
  expect(other.links).toEqual(own.links);
  expect(other.nodes).toEqual(own.nodes);
  const pairs = pairsOf(source, out);
  for (const [id, pseudonym] of pairs) {
    const [mine, theirs] = [own.byId.get(id), other.byId.get(pseudonym)];
    expect({ id, exposure: theirs?.exposure, known: theirs?.exposureKnown }).toEqual({
      id,
      exposure: mine?.exposure,
      known: mine?.exposureKnown,
    });
  }
  return { own, other, pairs };
}

describe('the demo, anonymized', () => {
  test('has the same measures', async () => {
    const { own, other, pairs } = await bothWays(demo);
    const vault = [...pairs.keys()].find((id) => id.endsWith('/kv-payments-prod')) ?? '';
    const routes = async (snapshot: string, to: string) =>
      counted(
        (await findRoutes(graph, { snapshot, to }, { first: 300, budget: 240_000 })).routes.map(
          ({ position: { barrier, length } }) => `${barrier} ${length}`,
        ),
      );
    const mine = await routes(own.snapshot, vault);
    expect(Object.keys(mine).length).toBeGreaterThan(1);
    expect(await routes(other.snapshot, pairs.get(vault) ?? '')).toEqual(mine);
  }, 900_000);
});

(existsSync(objects) ? describe : describe.skip)('the recorded tenant, anonymized', () => {
  test('has the same measures', async () => {
    const source = join(folder, 'recorded');
    await recordedFacts(objects, source);
    await bothWays(source);
  }, 900_000);
});
