/** What control of the whole tenant leads to: the estate by routes of their own, people, groups, applications and devices by what is told beside. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Graph } from '#cypher';
import { ask } from '../../api/index.ts';
import { openTestGraph } from '../support/test-graph.ts';
import { directoryHolding, group, resource, resourceId, user } from '../support/tiny-rows.ts';
import { tinyTenant } from '../support/tiny-tenant.ts';

const storage = 'Microsoft.Storage/storageAccounts';
let graph: Graph;
beforeAll(async () => {
  graph = await openTestGraph();
  await tinyTenant(graph, {
    'graph/organization': [{ id: 'tenant', displayName: 'Tiny' }],
    'graph/users': [user('admin'), user('clerk')],
    'graph/groups': [group('unreached')],
    'graph/applications': [{ id: 'idle', appId: 'idle-appid', displayName: 'idle' }],
    'graph/devices': [{ id: 'shelf', displayName: 'shelf' }],
    'graph/directory-role-assignments': [directoryHolding('admin', 'globalAdministrator', '/')],
    'arm/resources': [resource(storage, 'stolen')],
  });
});
afterAll(() => graph.close());

interface Answer {
  readonly routes: {
    readonly edges: readonly object[];
    readonly throughTenantControl: { readonly value: number } | null;
  };
}

async function told(to: string, more = ''): Promise<readonly [listed: boolean, through: number | undefined]> {
  const { routes } = await ask<Answer>(
    graph,
    `query ($to: ID!) { routes(to: $to, first: 1${more}) { edges { cursor } throughTenantControl { value } } }`,
    { to },
  );
  return [routes.edges.length > 0, routes.throughTenantControl?.value];
}

test('[N] a group, an application and a device that nobody else reaches are reached by whoever controls the tenant', async () => {
  for (const id of ['unreached', 'idle', 'shelf']) {
    expect([id, ...(await told(id))]).toEqual([id, false, 1]);
    expect([id, ...(await told(id, ', from: "admin"'))]).toEqual([id, false, 0]);
    expect([id, ...(await told(id, ', from: "clerk"'))]).toEqual([id, false, undefined]);
  }
});

test('[N] the estate and the tenant say it by their routes, and a question that leaves control out is told nothing', async () => {
  expect(await told(resourceId(storage, 'stolen').toLowerCase(), ', from: "admin"')).toEqual([true, undefined]);
  expect(await told('tenant')).toEqual([true, undefined]);
  expect(await told('unreached', ', filter: { kinds: [MEMBER_OF] }')).toEqual([false, undefined]);
  expect(await told('unreached', ', filter: { notThrough: ["admin"] }')).toEqual([false, undefined]);
});
