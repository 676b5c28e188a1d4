/** What is exported, counted again by plain code, is what the command line, the API and the page tell: on the demo, the recorded tenant and its AzureHound export. */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { print } from 'graphql';
import { openSource } from '#collect';
import type { Graph } from '#cypher';
import { ask } from '../../api/ask.ts';
import type { OverviewJson } from '../../cli/json.ts';
import { readConfiguration } from '../../cli/read-configuration.ts';
import { exportVerb } from '../../cli/verbs/export.ts';
import { overviewVerb } from '../../cli/verbs/overview.ts';
import type { Query } from '../../cypher/engine/query.ts';
import { load } from '../../ingest/index.ts';
import {
  NodeDocument,
  type NodeQuery,
  ResourcesDocument,
  type ResourcesQuery,
} from '../../web/src/questions/answers.ts';
import { recordedFacts } from '../journeys/recorded-facts.ts';
import { openTestGraph, wipe } from '../support/test-graph.ts';
import { recount } from './recount.ts';

const data = join(import.meta.dirname, '../../../shared/data');
const demo = join(import.meta.dirname, '../../ingest/demo');
const objects = join(data, 'recorded-tenant/objects');
const exported = join(data, 'azurehound/azurehound-list-all.json');

let graph: Graph;
let folder: string;
beforeAll(async () => {
  graph = await openTestGraph();
  folder = await mkdtemp(join(tmpdir(), 'postern-recount-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await wipe(graph);
  await graph.close();
});

/** Tenants by name: whether it is here, and the path of its facts or its export. */
const tenants: readonly (readonly [name: string, isHere: boolean, path: () => Promise<string>])[] = [
  ['the demo', true, async () => demo],
  [
    'the recorded tenant',
    existsSync(objects),
    async () => {
      const out = join(folder, 'recorded');
      await recordedFacts(objects, out);
      return out;
    },
  ],
  ['its AzureHound export', existsSync(exported), async () => exported],
];

const knownOnAssumption: Query<{ snapshot: string }, { count: number }> = {
  name: 'configured-on-an-assumption',
  mode: 'read',
  text: `MATCH (a:Node)-[l]->() WHERE a.key STARTS WITH $snapshot + '/' AND l.basis = 'CONFIGURED'
         AND any(one IN l.evidence WHERE one STARTS WITH 'assumption:') RETURN count(*) AS count`,
};

/** Loads it, and gives what `export links` writes and what `overview --json` prints. */
async function toldOf(path: string): Promise<{ readonly text: string; readonly overview: OverviewJson }> {
  await wipe(graph);
  const source = await openSource(path, () => {});
  try {
    const file = join(path, 'postern.yaml');
    const configuration = existsSync(file) ? await readConfiguration(file) : {};
    await load(graph, source.folder, { replace: true, configuration });
  } finally {
    await source.close();
  }
  const answers: unknown[] = [];
  const hear = async (document: unknown) => void answers.push(document);
  const output = { json: true, progress: () => {}, answer: hear, close: () => {} };
  await overviewVerb({ data: folder, failOn: 'under-protected' }, output);
  const { underProtected } = (answers[0] as OverviewJson).states;
  expect(process.exitCode ?? 0).toBe(underProtected > 0 ? 3 : 0);
  process.exitCode = 0;
  const out = join(folder, 'links.ndjson');
  await exportVerb({ data: folder, out }, output);
  return { text: await readFile(out, 'utf8'), overview: answers[0] as OverviewJson };
}

describe.each(tenants)('%s', (_name, isHere, path) => {
  (isHere ? test : test.skip)('is counted again from its exported links', async () => {
    const { text, overview } = await toldOf(await path());
    expect(await graph.one(knownOnAssumption, { snapshot: overview.snapshot })).toEqual({ count: 0 });
    const found = recount(text);
    expect(found.size).toBeGreaterThan(5);
    const told = overview.resources.map(({ id, openWays, openIdentities, shortfall }) => {
      return [id, { openWays, openIdentities, shortfall }] as const;
    });
    expect(new Map(told)).toEqual(found);
    const sum = (of: 'openIdentities' | 'shortfall', part: 'seen' | 'assumed') =>
      [...found.values()].reduce((all, one) => all + one[of][part], 0);
    const [openPairs, shortfall] = (['openIdentities', 'shortfall'] as const).map((of) => ({
      seen: sum(of, 'seen'),
      assumed: sum(of, 'assumed'),
    }));
    expect(overview).toMatchObject({ openPairs, shortfall });
    for (const { id, state } of overview.resources) {
      const { seen, assumed } = found.get(id)?.openWays ?? { seen: 0, assumed: 0 };
      expect([id, state === 'UNDER_PROTECTED']).toEqual([id, seen > 0]);
      if (seen + assumed > 0) expect([id, state]).not.toEqual([id, 'PROTECTED']);
    }
    const page = await ask<ResourcesQuery>(graph, print(ResourcesDocument), { first: 100 });
    expect(page.tenant).toMatchObject({ openPairs, shortfall, states: overview.states });
    for (const [id, { openIdentities }] of found) {
      const { node } = await ask<NodeQuery>(graph, print(NodeDocument), { id });
      expect([id, node?.protection?.openIdentities]).toEqual([id, openIdentities]);
    }
  });
});
