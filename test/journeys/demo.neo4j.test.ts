/** Each story of the demo tenant is a route, with the barrier and the weakest link it tells; each decoy is none. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Ability, abilityEntries, entries, type LinkKind, linkKinds, linkRules } from '#catalogue';
import { type Graph, publishedSnapshot } from '#cypher';
import { openFacts } from '#facts';
import { findRoutes, type Route, type RouteQuestion, sentence } from '#routes';
import { azureServiceAbilities } from '../../cypher/catalogue/abilities/azure-services.ts';
import type { Query } from '../../cypher/engine/query.ts';
import { load } from '../../ingest/index.ts';
import { openTestGraph, wipe } from '../support/test-graph.ts';
import { kindsAndRules } from './demo-contents.ts';
import { type Story, stories } from './demo-stories.ts';
import { demoWaysIn, waysIntoUsers } from './ways-in-by-hand.ts';

const folder = join(import.meta.dirname, '..', '..', 'ingest', 'demo');
let graph: Graph;
let snapshot: string;

beforeAll(async () => {
  graph = await openTestGraph();
  await wipe(graph);
  await load(graph, await openFacts(folder));
  snapshot = (await graph.one(publishedSnapshot, {})).snapshot.id;
});

afterAll(async () => {
  await graph.close();
});

/** A decoy's credential is an expired secret: no route begins with a leak of it, so none reaches it. */
function questionOf({ from, to, links, credential, through }: Story): RouteQuestion {
  if (credential !== undefined && links.length === 0)
    return { snapshot, to: `secret:${credential}`, filter: { entries: [from] } };
  const target = to === 'all mailboxes' ? 'store:mailboxes' : to;
  return from.startsWith('entry:')
    ? { snapshot, to: target, filter: { entries: [from], through } }
    : { snapshot, to: target, from, filter: { through } };
}

/** The kinds of a route's links, without the steps that the README leaves to the reader. */
function kindsOf(route: Route): string[] {
  return route.links.map((link) => link.kind).filter((kind) => !['SIGNED_IN', 'INCLUDES', 'RUNS_AS'].includes(kind));
}

test('nothing of the demo leads to where it begins', async () => {
  const circles: Query<{ snapshot: string }, { id: string; kind: string }> = {
    name: 'links-to-themselves',
    mode: 'read',
    text: `MATCH (n:Node)-[r]->(n) WHERE n.key STARTS WITH $snapshot + '/' RETURN n.id AS id, type(r) AS kind`,
  };
  expect(await graph.many(circles, { snapshot })).toEqual([]);
});

describe('a story of the demo tenant', () => {
  test.each(stories.filter((story) => story.links.length > 0).map((story) => [story.title, story] as const))(
    '%s',
    async (_, story) => {
      const question = questionOf(story);
      const kinds = [...new Set([...story.links, 'SIGNED_IN', 'INCLUDES', 'RUNS_AS'])] as LinkKind[];
      const { routes } = await findRoutes(
        graph,
        { ...question, filter: { ...question.filter, kinds } },
        { first: 50, budget: 240_000 },
      );
      const told = story.links.filter((kind) => !['INCLUDES', 'RUNS_AS'].includes(kind));
      const route = routes.find((candidate) => kindsOf(candidate).join() === told.join());
      expect([...new Set(routes.map((one) => `${one.barrier} ${kindsOf(one).join(' ')}`))].slice(0, 12)).toContain(
        `${story.barrier} ${told.join(' ')}`,
      );
      expect(route?.weakest).toMatchObject({ kind: story.weakest?.kind, assurance: story.weakest?.level });
    },
  );
});

describe('a decoy of the demo tenant', () => {
  test.each(stories.filter((story) => story.links.length === 0).map((story) => [story.title, story] as const))(
    '%s',
    async (_, story) => {
      const page = await findRoutes(graph, questionOf(story), { first: 3, budget: 240_000 });
      expect(page.routes.map(sentence)).toEqual([]);
      expect(page.stoppedBy).not.toBe('TIME');
    },
  );

  test('there are stories and decoys to tell', () => {
    expect(stories.filter((story) => story.links.length > 0).length).toBeGreaterThanOrEqual(15);
    expect(stories.filter((story) => story.links.length === 0).length).toBeGreaterThanOrEqual(6);
  });
});

test('the ways in of the demo tenant are those that its rows say', async () => {
  const ways = await waysIntoUsers(graph, snapshot);
  expect(Object.fromEntries(Object.keys(demoWaysIn).map((name) => [name, ways.get(name)]))).toEqual(demoWaysIn);
  // Decoys: accounts that are disabled.
  for (const name of ['Grace Tully', 'Iris Colby', 'Walter Crane (admin, left)'])
    expect(ways.get(name)).toBeUndefined();
});

/** In drawn tenants only: the demo tenant was collected whole, and who held these powers in it would be in every story. */
const elsewhere: ReadonlySet<string> = new Set([
  'not-collected',
  'guest',
  'single-tenant-application-credentials',
  'single-tenant-application-owners',
  'certificates-for-everybody',
  'dynamic-group-phones',
  'dynamic-group-mails',
  'dynamic-group-names',
  'added-telephones',
  'added-mail-addresses',
  'added-hardware-tokens',
  'qr-codes',
  'federation-of-members',
  'federation-of-administrators',
  'team-members',
  'role-activation-rules',
  'group-activation-rules',
  'weakened-activation',
  // The bank has none of these services, and nobody closed these of its resources.
  'cluster-namespace',
  'vault-access-policy-with-application',
  'connected-cluster-data',
  'openshift-credentials',
  'sql-instance-administrator',
  'postgresql-administrator',
  'mysql-administrator',
  'cosmos-keys-reopened',
  'service-bus-keys-reopened',
  'event-hubs-keys-reopened',
  'registry-keys-reopened',
  'disk-export-reopened',
  'snapshot-export-reopened',
  'authentication-policy',
  'account-helpdesk-administrators',
  'app-publishing-reopened',
  'cluster-credentials-reopened',
  'app-configuration-keys-reopened',
  'search-keys-reopened',
  'cognitive-keys-reopened',
  'signalr-keys-reopened',
  'web-pubsub-keys-reopened',
  'relay-keys-reopened',
  'redis-keys-reopened',
  'iot-hub-keys-reopened',
  'agent-user',
  'agent-owner',
  'manager-application',
  'open-access-package-with-approval',
  'own-access-package-with-approval',
  'package-role',
  ...Object.keys(azureServiceAbilities),
]);

describe('the demo tenant shows the whole catalogue', () => {
  let has: Awaited<ReturnType<typeof kindsAndRules>>;
  beforeAll(async () => {
    has = await kindsAndRules(graph, snapshot);
  });

  test('every kind of link', () => {
    expect(Object.keys(linkKinds).filter((kind) => !has.kinds.has(kind))).toEqual([]);
  });

  test('every ability, held by somebody, who reaches something by it', () => {
    const whole = abilityEntries.filter(([, { isHalf }]: readonly [string, Ability]) => !isHalf);
    const missing = whole.map(([name]) => name).filter((name) => !has.held.has(name) || !has.reached.has(name));
    expect(missing.filter((name) => !elsewhere.has(name))).toEqual([]);
  });

  test('every rule that reads facts', () => {
    expect(Object.keys(linkRules).filter((rule) => !has.rules.has(rule) && !elsewhere.has(rule))).toEqual([]);
  });

  test('every entry', () => {
    expect(Object.keys(entries).filter((entry) => !has.entries.has(`entry:${entry}`))).toEqual([]);
  });
});
