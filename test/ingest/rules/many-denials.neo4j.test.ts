/** More sets of deny assignments than are applied: those of the most principals are, the others are taken not to deny, and told. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Graph } from '#cypher';
import { openTestGraph } from '../../support/test-graph.ts';
import { azure, azureHolding, resource, resourceGroup, resourceId, user } from '../../support/tiny-rows.ts';
import { type TinyTenant, tinyTenant } from '../../support/tiny-tenant.ts';

const machine = resourceId('Microsoft.Compute/virtualMachines', 'vm');
const single = Array.from({ length: 201 }, (_, at) => `user-${at}`);
const deny = (id: string, principals: readonly string[]) => ({
  id,
  properties: {
    scope: resourceGroup,
    permissions: [{ actions: ['*'] }],
    principals: principals.map((one) => ({ id: one, type: 'User' })),
  },
});

let graph: Graph;
let tiny: TinyTenant;
beforeAll(async () => {
  graph = await openTestGraph();
  tiny = await tinyTenant(graph, {
    'graph/users': [...single, 'one', 'other'].map((id) => user(id)),
    'arm/resources': [resource('Microsoft.Compute/virtualMachines', 'vm')],
    'arm/deny-assignments': [...single.map((id) => deny(`/deny/${id}`, [id])), deny('/deny/both', ['one', 'other'])],
    'arm/role-assignments': [...single, 'one', 'other'].map((id) =>
      azureHolding(id, azure.machineContributor, resourceGroup),
    ),
  });
});
afterAll(() => graph.close());

test('the set of the most principals is applied', () => {
  expect(tiny.way('one', machine)).toBeUndefined();
  expect(tiny.way('other', machine)).toBeUndefined();
});

test('199 of the others are, and two are not: they reach it, ASSUMED', () => {
  const reaching = single.filter((id) => tiny.way(id, machine) !== undefined);
  expect(reaching).toHaveLength(2);
  const held = tiny.links.filter(
    (link) => link.kind === 'HOLDS' && reaching.includes(link.from.split('@')[0] as string),
  );
  expect([...new Set(held.map(({ basis }) => basis))]).toEqual(['ASSUMED']);
});

test('coverage tells how many', () => {
  expect(tiny.report.gaps).toEqual([
    { links: ['HOLDS', 'MEMBER_OF'], says: expect.stringMatching(/more than 200 .* for 2 principals/) },
  ]);
});
