/** Identities of automation are sensitive when all is derived, unless the operator said otherwise of one of them. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Graph } from '#cypher';
import { openTestGraph } from '../../support/test-graph.ts';
import { resource, resourceGroup, subscription } from '../../support/tiny-rows.ts';
import { type TinyTenant, tinyTenant } from '../../support/tiny-tenant.ts';

const identity = (id: string) => ({ id, displayName: id, servicePrincipalType: 'ManagedIdentity' });
const account = (name: string) =>
  resource('Microsoft.Automation/automationAccounts', name, { identity: { principalId: `${name}-sp` } });
let graph: Graph;
let tiny: TinyTenant;
beforeAll(async () => {
  graph = await openTestGraph();
  tiny = await tinyTenant(
    graph,
    {
      'graph/service-principals': ['one-sp', 'two-sp', 'plain-sp'].map(identity),
      'arm/subscriptions': [{ id: subscription, displayName: 's' }],
      'arm/resource-groups': [{ id: resourceGroup, name: 'g' }],
      'arm/resources': [account('one'), account('two')],
    },
    { sensitive: [{ id: 'two-sp', requires: 'nothing' }] },
  );
});
afterAll(() => graph.close());

test('what the operator says of an identity stands', () => {
  const isSensitive = (id: string) => tiny.links.some(({ rule, to }) => rule === 'everything-sensitive' && to === id);
  expect(['one-sp', 'two-sp', 'plain-sp'].map(isSensitive)).toEqual([true, false, false]);
});
