/** Hubs keep the graph linear: a tenant ten times the size has ten times the links, not a hundred. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { directoryRole } from '#catalogue';
import type { Graph } from '#cypher';
import { openFacts } from '#facts';
import { readConfiguration } from '../../../cli/read-configuration.ts';
import { load } from '../../../ingest/index.ts';
import { leanTenant } from '../../bench/tenant/parameters.ts';
import { writeTenant } from '../../bench/tenant/write-tenant.ts';
import { openTestGraph, wipe } from '../../support/test-graph.ts';
import { azure, azureHolding, directoryHolding, group, user } from '../../support/tiny-rows.ts';
import { type Facts, tinyTenant } from '../../support/tiny-tenant.ts';
import { countLinks, type LinkCount, products } from './generated-growth.ts';

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
  const small = await tinyTenant(graph, tenantOf(50));
  const large = await tinyTenant(graph, tenantOf(500));
  expect(small.links.length).toBeGreaterThan(250);
  expect(large.links.length / small.links.length).toBeLessThan(12);
});

describe('generated tenants of 1,000 and 10,000 users', () => {
  const sizes = [1_000, 10_000] as const;
  let measured: { nodes: number; counts: LinkCount[]; products: string[] }[];
  beforeAll(async () => {
    measured = [];
    for (const users of sizes) {
      await wipe(graph);
      const folder = await mkdtemp(join(tmpdir(), 'growth-'));
      writeTenant(folder, leanTenant(users, 11));
      const configuration = await readConfiguration(join(folder, 'postern.yaml'));
      const report = await load(graph, await openFacts(folder), { replace: true, keep: 1, rest: 0, configuration });
      await rm(folder, { recursive: true });
      const { snapshot, nodes } = report;
      const counts = await countLinks(graph, snapshot);
      measured.push({ nodes, counts, products: await products(graph, snapshot) });
    }
  }, 900_000);

  test('links by node do not grow', () => {
    const byNode = measured.map(({ nodes, counts }) => counts.reduce((sum, { links }) => sum + links, 0) / nodes);
    console.log(`links by node: ${byNode.map((one) => one.toFixed(2)).join(' at 1,000 users, ')} at 10,000`);
    expect(byNode[0]).toBeGreaterThan(2);
    expect((byNode[1] ?? 0) / (byNode[0] ?? 1)).toBeLessThan(1.1);
  });

  test('nor do those between any two kinds of node', () => {
    const [small, large] = measured.map(({ nodes, counts }) => ({
      nodes,
      links: new Map(counts.map(({ from, kind, to, links }) => [`${from} ${kind} ${to}`, links])),
    }));
    const growth = (large?.nodes ?? 0) / (small?.nodes ?? 1);
    const grown = [...(large?.links ?? [])].filter(
      ([ends, links]) => links > 1_000 && links > 1.3 * growth * (small?.links.get(ends) ?? 0) + 100,
    );
    expect(grown).toEqual([]);
  });

  test('no role leads to every user or app, and no scope to every resource in it', () => {
    expect(measured.map((one) => one.products)).toEqual([[], []]);
  });
});
