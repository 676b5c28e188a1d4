/** Hubs keep the graph linear: a tenant ten times the size has ten times the links, not a hundred. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { directoryRole } from '#catalogue';
import type { Graph } from '#cypher';
import { openTestGraph } from '../../support/test-graph.ts';
import { azure, azureHolding, directoryHolding, group, user } from '../../support/tiny-rows.ts';
import { type Facts, tinyTenant } from '../../support/tiny-tenant.ts';

const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));
const roles = [
  'helpdeskAdministrator',
  'userAdministrator',
  'authenticationAdministrator',
  'groupsAdministrator',
  'cloudApplicationAdministrator',
] as const;
const types = [
  'Microsoft.KeyVault/vaults',
  'Microsoft.Compute/virtualMachines',
  'Microsoft.Storage/storageAccounts',
  'Microsoft.Unheard/things',
];
const groupOf = (index: number) => `/subscriptions/s${index % 5}/resourcegroups/g${index}`;

/** A tenant of so many users; roles, applications, scopes, resources and holders grow with them. */
function tenantOf(users: number): Facts {
  const tenth = users / 10;
  return {
    'graph/users': times(users, (index) => user(`u${index}`)),
    'graph/groups': times(tenth, (index) => group(`group${index}`)),
    'graph/group-members': times(users, (index) => ({
      groupId: `group${index % tenth}`,
      id: `u${index}`,
      '@odata.type': '#microsoft.graph.user',
    })),
    'graph/service-principals': times(tenth, (index) => ({
      id: `sp${index}`,
      appId: `app${index}`,
      displayName: `sp${index}`,
    })),
    'graph/applications': times(tenth, (index) => ({
      id: `application${index}`,
      appId: `app${index}`,
      displayName: `a${index}`,
    })),
    'graph/directory-role-assignments': times(tenth, (index) =>
      directoryHolding(`u${index}`, roles[index % roles.length] ?? ''),
    ),
    'graph/role-management-policy-assignments': roles.map((role) => ({
      scopeId: '/',
      scopeType: 'DirectoryRole',
      roleDefinitionId: directoryRole[role],
      policy: { rules: [{ id: 'Enablement_EndUser_Assignment', enabledRules: ['MultiFactorAuthentication'] }] },
    })),
    // Each group is eligible for every role: its members are drawn once for what all of them ask.
    'graph/role-eligibility-schedule-instances': times(tenth, (index) =>
      roles.map((role) => directoryHolding(`group${index}`, role)),
    ).flat(),
    'arm/subscriptions': times(5, (index) => ({ id: `/subscriptions/s${index}`, displayName: `s${index}` })),
    'arm/resource-groups': times(tenth, (index) => ({ id: groupOf(index), name: `g${index}` })),
    'arm/resources': times(users, (index) => ({
      id: `${groupOf(index % tenth)}/providers/${types[index % types.length]}/r${index}`,
      name: `r${index}`,
    })),
    'arm/role-assignments': [
      ...times(tenth, (index) => azureHolding(`u${index}`, azure.contributor, `/subscriptions/s${index % 5}`)),
      ...times(tenth, (index) => azureHolding(`group${index}`, azure.owner, groupOf(index))),
    ],
  };
}

let graph: Graph;
beforeAll(async () => {
  graph = await openTestGraph();
});
afterAll(() => graph.close());

test('links grow with the tenant, not with its square', async () => {
  const small = await tinyTenant(graph, tenantOf(100));
  const large = await tinyTenant(graph, tenantOf(1000));
  expect(small.links.length).toBeGreaterThan(500);
  expect(large.links.length / small.links.length).toBeLessThan(12);
});
