/** What a load gathers about agents, reviews, logs and policies for workloads: each fact, and what its rule finds by it. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { directoryRole } from '#catalogue';
import type { Graph } from '#cypher';
import { openTestGraph } from '../../support/test-graph.ts';
import {
  azure,
  azureHolding,
  builtInRole,
  directoryHolding,
  group,
  resource,
  resourceGroup,
  user,
} from '../../support/tiny-rows.ts';
import type { Facts } from '../../support/tiny-tenant.ts';
import { type Governed, govern, governed, keys, of, vault } from './governed-tenant.ts';

const blueprint = '#microsoft.graph.agentIdentityBlueprint';
const rows = (name: string) => governed[name] ?? [];
/** An agent may show the appId of its blueprint. */
const agent = (id: string) => ({
  ...{
    id,
    displayName: id,
    appId: id === 'kept' ? 'blueprint-appid' : `${id}-appid`,
    agentIdentityBlueprintId: 'blueprint-appid',
    accountEnabled: true,
  },
});
const policy = (id: string, clientApplications: object) => ({
  ...{ id, displayName: id, state: 'enabled', grantControls: { operator: 'OR', builtInControls: ['block'] } },
  conditions: { applications: { includeApplications: ['All'] }, clientApplications },
});

/** Agents of a blueprint that inherits grants at Ledger; whoever answers for each is another. */
const agents: Facts = {
  ...governed,
  'graph/users': [...rows('graph/users'), user('mail-agent', { identityParentId: 'kept' })],
  'graph/groups': [group('board'), group('nobody'), group('auditors')],
  'graph/group-members': [
    { groupId: 'board', id: 'ada' },
    { groupId: 'auditors', id: 'sp-idle' },
  ],
  'graph/applications': [
    ...rows('graph/applications'),
    {
      ...{ id: 'blueprint', appId: 'blueprint-appid', displayName: 'blueprint', '@odata.type': blueprint },
      passwordCredentials: [{ keyId: keys.blueprint, startDateTime: '2024-01-01T00:00:00Z' }],
      inheritablePermissions: [
        {
          resourceAppId: keys.ledgerApplication,
          inheritableRoles: { kind: 'allAllowed' },
          inheritableScopes: { kind: 'none' },
        },
      ],
    },
  ],
  'graph/service-principals': [
    ...rows('graph/service-principals'),
    ...['kept', 'left', 'empty', 'unlisted'].map(agent),
    { id: 'sp-blueprint', appId: 'blueprint-appid', displayName: 'blueprint', accountEnabled: true },
  ],
  'graph/agent-identities': [
    { id: 'kept', sponsors: [{ id: 'board' }] },
    { id: 'left', sponsors: [{ id: 'GONE' }] },
    {
      ...{ id: 'empty', sponsors: [{ id: 'nobody' }] },
      lifecycle: { lastAttestationDateTime: '2026-01-01T00:00:00Z', complianceIssues: ['noManager'] },
    },
  ],
  'graph/agent-blueprints': [{ id: 'blueprint', sponsors: [{ id: 'ada' }] }],
  'graph/agent-users': [{ id: 'mail-agent', sponsors: [] }],
  'arm/role-assignments': [
    ...rows('arm/role-assignments'),
    azureHolding('sp-blueprint', azure.owner, resourceGroup),
    azureHolding('kept', azure.contributor, resourceGroup),
    azureHolding('sp-idle', azure.contributor, resourceGroup),
  ],
  'graph/access-reviews': [
    { id: 'r1', status: 'InProgress', scope: { query: `/groups/auditors/transitiveMembers` } },
    { id: 'r2', status: 'Completed', scope: { query: '/servicePrincipals/sp-ledger' } },
  ],
  'arm/entra-diagnostic-settings': [
    {
      id: 'd',
      properties: {
        logs: [
          { category: 'SignInLogs', enabled: true },
          { category: 'AuditLogs', enabled: true },
        ],
      },
    },
  ],
  'graph/conditional-access-policies': [policy('p', { includeServicePrincipals: ['sp-idle'] })],
};

let graph: Graph;
let loaded: Governed;
let gated: Governed;

beforeAll(async () => {
  graph = await openTestGraph();
  loaded = await govern(graph, agents);
  const conditional = [
    policy('all', { includeServicePrincipals: ['ServicePrincipalsInMyTenant'], excludeServicePrincipals: ['sp-idle'] }),
    policy('agents', { includeAgentIdServicePrincipals: ['All'] }),
  ];
  gated = await govern(graph, { ...agents, 'graph/conditional-access-policies': conditional });
});
afterAll(() => graph.close());

const record = (id: string) => loaded.records.find((one) => one.id === id);

describe('sponsors of agents', () => {
  test('are facts: a group that has members, and somebody who is enabled, answer for an agent', () => {
    expect(record('kept')?.sponsors).toMatchObject({ value: [{ id: 'board', state: 'group' }] });
    expect(of(loaded, 'N42', 'kept')).toBeUndefined();
    expect(of(loaded, 'N42', 'sp-blueprint')).toBeUndefined();
  });

  test.each(['left', 'empty', 'mail-agent'])('nobody answers for %s', (id) => {
    expect(of(loaded, 'N42', id)).toBeDefined();
  });

  test('of whom nothing was listed, nothing is known', () => {
    expect(record('unlisted')?.sponsors).toEqual({ unknown: ['graph/agent-identities'] });
    expect(of(loaded, 'N42', 'unlisted')).toBeUndefined();
  });
});

test('an agent tells how it is governed, what it was made from and by which secret it is had', () => {
  const { blueprint, attestation } = record('empty') ?? {};
  expect(attestation).toEqual({ value: { lastAt: Date.parse('2026-01-01T00:00:00Z'), issues: ['noManager'] } });
  expect(of(loaded, 'N42', 'empty')?.says).toContain('(noManager)');
  expect(record('left')?.attestation).toEqual({ unknown: ['graph/agent-identities'] });
  expect(blueprint).toMatchObject({ name: 'blueprint', inherited: { value: ['ledger'] } });
  expect(blueprint?.credentials).toMatchObject([{ type: 'secret', isActive: true }]);
});

test('the secret of a blueprint is its own, and no agent’s', () => {
  expect(of(loaded, 'N41', 'sp-blueprint')).toMatchObject({ needs: 3 });
  expect(record('kept')?.credentials).toEqual([]);
});

test('a blueprint tells what its agents inherit', () => {
  expect(of(loaded, 'N43', 'sp-blueprint')?.says).toContain('4 agents inherit what blueprint was granted at ledger');
});

test('agents at risk are blocked by a policy for all agents, and by no other', () => {
  expect(of(loaded, 'N44', 'tenant')).toBeDefined();
  expect(of(gated, 'N44', 'tenant')).toBeUndefined();
});

test('a policy for workloads gates those that it takes in', () => {
  expect([of(loaded, 'N36', 'sp-ledger'), of(loaded, 'N36', 'sp-idle')]).toEqual([expect.anything(), undefined]);
  expect([of(gated, 'N36', 'sp-ledger'), of(gated, 'N36', 'sp-idle')]).toEqual([undefined, expect.anything()]);
});

test('a review covers who is in the group that it names; one that is over covers nobody', () => {
  expect(record('sp-idle')?.review).toEqual({ value: true });
  expect(of(loaded, 'N23', 'sp-idle')).toBeUndefined();
  expect(record('sp-ledger')?.review).toEqual({ value: false });
  expect(of(loaded, 'N23', 'sp-ledger')).toBeDefined();
});

test('logs that are kept are told by sort', () => {
  expect(record('sp-ledger')?.logging).toBe('PARTLY');
  expect(record('bo')?.logging).toBe('PARTLY');
  expect(of(loaded, 'N33', 'tenant')?.says).toMatch(/applications and agents \(in part\)/);
});

describe('what a load gathers of weak places', () => {
  let weak: Governed;
  beforeAll(async () => {
    const store = resource('Microsoft.Storage/storageAccounts', 'st', { properties: { allowSharedKeyAccess: true } });
    const closed = resource('Microsoft.Storage/storageAccounts', 'shut', {
      properties: { allowSharedKeyAccess: false },
    });
    const permission = {
      id: 'x',
      permissionGrantPoliciesAssigned: ['ManagePermissionGrantsForSelf.microsoft-user-default-legacy'],
    };
    weak = await govern(
      graph,
      {
        ...governed,
        'graph/directory-role-definitions': [builtInRole(directoryRole.conditionalAccessAdministrator) ?? {}],
        'graph/directory-role-assignments': [directoryHolding('ada', 'conditionalAccessAdministrator')],
        'graph/conditional-access-policies': [
          {
            ...{ id: 'p', displayName: 'closed', state: 'enabled' },
            conditions: { users: { includeUsers: ['bo'] }, applications: { includeApplications: ['All'] } },
            grantControls: { operator: 'OR', builtInControls: ['block'] },
          },
        ],
        'graph/authorization-policy': [{ id: 'a', defaultUserRolePermissions: permission }],
        'arm/resources': [vault, store, closed],
        'graph/recommendations': [
          {
            ...{ id: 'r', recommendationType: 'overprivilegedApps', status: 'active' },
            impactedResources: [
              { id: keys.ledgerApplication.toUpperCase(), status: 'active' },
              { id: keys.idleApplication, status: 'completedByUser' },
            ],
          },
          { id: 's', recommendationType: 'staleApps', status: 'active', impactedResources: [{ id: 'sp-idle' }] },
        ],
      },
      {
        sensitive: [{ kind: 'StorageAccount', requires: 3 }],
        identities: { 'sp-ledger': { keptIn: [String(vault.id).toUpperCase()] } },
      },
    );
  });

  test('who may weaken the policy that holds somebody back', () => {
    expect(of(weak, 'H15', 'ada')).toMatchObject({ needs: 3 });
    expect(of(weak, 'H15', 'bo')).toBeUndefined();
  });

  test('that people consent to anything', () => {
    expect(of(weak, 'H16', 'tenant')).toBeDefined();
    expect(of(loaded, 'H16', 'tenant')).toBeUndefined();
  });

  test('the permissions that Microsoft sees nobody use', () => {
    expect(of(weak, 'N25', 'sp-ledger')).toBeDefined();
    expect(of(weak, 'N25', 'sp-idle')).toBeUndefined();
  });

  test('the storage that takes keys', () => {
    const found = weak.findings.filter(({ rule, verdict }) => rule === 'N31' && verdict === 'FOUND');
    expect(found.map(({ subject }) => subject.name)).toEqual(['st']);
  });

  test('the vault that keeps a secret', () => {
    expect(of(weak, 'N32', String(vault.id))).toMatchObject({ target: { id: 'sp-ledger' } });
  });
});
