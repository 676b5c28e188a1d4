/** What an argument of the command line means: ids, names, user principal names, mail addresses and appIds, of one thing only. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { NodeKind } from '#catalogue';
import { type Graph, publishedSnapshot } from '#cypher';
import { findRoutes, sentence } from '#routes';
import { findNode } from '../../cli/find-node.ts';
import { openTestGraph } from '../support/test-graph.ts';
import { tinyTenant } from '../support/tiny-tenant.ts';

const subscription = '/subscriptions/00000000-0000-4000-a000-00000000000a';
const vaults = Array.from(
  { length: 60 },
  (_, index) => `${subscription}/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv-${index}`,
);
const id = (number: number) => `00000000-0000-4000-a000-${String(number).padStart(12, '0')}`;
const owner = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635';
let graph: Graph;

beforeAll(async () => {
  graph = await openTestGraph();
  await tinyTenant(graph, {
    'graph/users': [
      { id: id(1), displayName: 'Ann', userPrincipalName: 'Ann.Moor@tiny.example', mail: 'ann@tiny.example' },
      ...Array.from({ length: 20 }, (_, index) => ({
        id: id(100 + index),
        displayName: `Anna ${index}`,
        userPrincipalName: `anna${index}@tiny.example`,
      })),
    ],
    'graph/groups': [
      { id: id(2), displayName: 'Ann Arbor', securityEnabled: true },
      { id: id(6), displayName: 'kv-1', securityEnabled: true },
    ],
    'graph/group-members': [{ groupId: id(2), id: id(1), '@odata.type': '#microsoft.graph.user' }],
    'graph/applications': [{ id: id(3), appId: id(4), displayName: 'Payroll', signInAudience: 'AzureADMyOrg' }],
    'graph/service-principals': [
      { id: id(5), appId: id(4), displayName: 'Payroll', servicePrincipalType: 'Application' },
    ],
    'arm/subscriptions': [{ id: subscription, subscriptionId: id(10), displayName: 'Production' }],
    'arm/resources': vaults.map((vault) => ({
      id: vault,
      name: vault.split('/').at(-1),
      type: 'Microsoft.KeyVault/vaults',
      properties: { enableRbacAuthorization: true },
    })),
    'arm/role-assignments': [
      {
        id: `${subscription}/providers/Microsoft.Authorization/roleAssignments/${id(20)}`,
        properties: {
          principalId: id(2),
          principalType: 'Group',
          scope: subscription,
          roleDefinitionId: `${subscription}/providers/Microsoft.Authorization/roleDefinitions/${owner}`,
        },
      },
      {
        id: `${subscription}/providers/Microsoft.Authorization/roleAssignments/${id(21)}`,
        properties: {
          principalId: id(5),
          principalType: 'ServicePrincipal',
          scope: vaults[3],
          roleDefinitionId: `${subscription}/providers/Microsoft.Authorization/roleDefinitions/${owner}`,
        },
      },
    ],
  });
});
afterAll(() => graph.close());

describe('an argument means', () => {
  test.each([
    ['an id that begins many others', subscription, subscription],
    ['an id in another case', subscription.toUpperCase(), subscription],
    ['a whole name, though many have it as a part', 'ann', id(1)],
    ['a user principal name', 'ann.moor@TINY.example', id(1)],
    ['a mail address', ' ann@tiny.example ', id(1)],
    ['a part that only one has', 'kv-42', vaults[42]],
    ['the sensitive one of several that are so called', 'kv-1', vaults[1]],
  ])('%s', async (_, text, meant) => {
    expect(await findNode(graph, text)).toBe(meant?.toLowerCase());
  });

  test.each([
    ['a part that many have', 'anna', '"anna" can mean 20 things', null],
    ['what two are called, neither sensitive', 'Payroll', '"Payroll" can mean 2 things', null],
    ['what nobody is called', 'zed', 'Nothing is called "zed"', null],
    ['an id of another kind than is asked for', id(2), `Nothing is called "${id(2)}"`, ['User'] as NodeKind[]],
  ])('nothing where it is %s', async (_, text, says, kinds) => {
    await expect(findNode(graph, text, kinds)).rejects.toThrow(says);
  });
});

test('an appId finds the application and its service principal; the list names both', async () => {
  await expect(findNode(graph, id(4), ['Application'])).resolves.toBe(id(3));
  await expect(findNode(graph, id(4), ['ServicePrincipal'])).resolves.toBe(id(5));
});

test('a route from somebody who signs in at an audience begins with what they are', async () => {
  const { snapshot } = await graph.one(publishedSnapshot, {});
  const { routes } = await findRoutes(
    graph,
    { snapshot: snapshot.id, to: subscription, from: id(1) },
    { first: 1, budget: 240_000 },
  );
  expect(routes.map(sentence)).toEqual([
    'Ann is a member of Ann Arbor, which holds Owner @ Production, which may grant itself access to Production.',
  ]);
});
