/** An audience is a place, not a toll: MFA at one leaves the others as they are, for users and through groups. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Graph, publishedSnapshot } from '#cypher';
import { findRoutes } from '#routes';
import type { Query } from '../../../cypher/engine/query.ts';
import { openTestGraph } from '../../support/test-graph.ts';
import {
  azure,
  azureHolding,
  directoryHolding,
  group,
  resource,
  resourceGroup,
  resourceId,
  subscription,
  user,
} from '../../support/tiny-rows.ts';
import { type Facts, tinyTenant } from '../../support/tiny-tenant.ts';

let graph: Graph;

beforeAll(async () => {
  graph = await openTestGraph();
});

afterAll(async () => {
  await graph.close();
});

const vault = resourceId('Microsoft.KeyVault/vaults', 'kv');
const serviceManagement = '797f4846-ba00-4fd7-ba43-dac1f8f63013';
const exchange = '00000002-0000-0ff1-ce00-000000000000';

/** MFA for everybody at some applications; the security information page asks for MFA too, so that nobody enrols around it. */
function mfaPolicy(applications: Record<string, unknown>): Facts['graph/x'] {
  const policy = (id: string, target: Record<string, unknown>) => ({
    id,
    displayName: id,
    state: 'enabled',
    conditions: { users: { includeUsers: ['All'] }, applications: target, clientAppTypes: ['all'] },
    grantControls: { operator: 'OR', builtInControls: ['mfa'] },
  });
  return [policy('mfa', applications), policy('enrolment', { includeUserActions: ['urn:user:registersecurityinfo'] })];
}

/** Ada is in a group that owns the scope and reads its vault; she has a password and a one-time code. */
function tenant(policies: Facts['graph/x']): Facts {
  return {
    'graph/users': [user('ada')],
    'graph/groups': [group('ops')],
    'graph/group-members': [{ groupId: 'ops', id: 'ada', '@odata.type': '#microsoft.graph.user' }],
    'graph/conditional-access-policies': policies ?? [],
    'graph/security-defaults': [{ id: 'sd', isEnabled: false }],
    'graph/user-registration-details': [
      { id: 'ada', isMfaRegistered: true, isSsprEnabled: false, methodsRegistered: ['softwareOneTimePasscode'] },
    ],
    'graph/user-authentication-methods': [
      { userId: 'ada', '@odata.type': '#microsoft.graph.passwordAuthenticationMethod', id: 'p' },
      { userId: 'ada', '@odata.type': '#microsoft.graph.softwareOathAuthenticationMethod', id: 'o' },
    ],
    'graph/user-mfa-state': [{ userId: 'ada', perUserMfaState: 'disabled' }],
    'graph/domains': [{ id: 'tiny.example', authenticationType: 'Managed', isVerified: true }],
    'arm/subscriptions': [{ id: subscription, displayName: 's' }],
    'arm/resource-groups': [{ id: resourceGroup, name: 'g' }],
    'arm/resources': [resource('Microsoft.KeyVault/vaults', 'kv', { properties: { enableRbacAuthorization: true } })],
    'arm/role-assignments': [
      azureHolding('ops', azure.owner, resourceGroup),
      azureHolding('ops', azure.vaultSecretsUser, vault),
    ],
  };
}

/** The lowest barrier at which the front door leads to a node by a last link of this kind; undefined where it does not. */
async function frontDoor(to: string, kind: string): Promise<number | undefined> {
  const { snapshot } = await graph.one(publishedSnapshot, {});
  const filter = { entries: ['entry:sign-in'] };
  const { routes } = await findRoutes(graph, { snapshot: snapshot.id, to, filter }, { first: 200, budget: 240_000 });
  return routes.find((route) => route.links.some((link) => link.kind === kind))?.barrier;
}

describe('MFA', () => {
  test('only for Azure management leaves Key Vault data open', async () => {
    await tinyTenant(graph, tenant(mfaPolicy({ includeApplications: [serviceManagement] })));
    expect(await frontDoor(vault, 'READS_SECRETS')).toBe(1);
    expect(await frontDoor(vault, 'GRANTS_ACCESS')).toBe(3);
  });

  test('for everything closes both', async () => {
    await tinyTenant(graph, tenant(mfaPolicy({ includeApplications: ['All'] })));
    expect(await frontDoor(vault, 'READS_SECRETS')).toBe(3);
    expect(await frontDoor(vault, 'GRANTS_ACCESS')).toBe(3);
  });

  test('for everything but Exchange ends at the mailbox: an Exchange Administrator’s other powers stay behind MFA', async () => {
    const policies = mfaPolicy({ includeApplications: ['All'], excludeApplications: [exchange] });
    const facts = tenant(policies);
    await tinyTenant(graph, {
      ...facts,
      'graph/directory-role-assignments': [directoryHolding('ada', 'exchangeAdministrator')],
    });
    expect(await frontDoor('store:mailboxes', 'READS_DATA')).toBe(1);
    expect(await frontDoor(vault, 'READS_SECRETS')).toBe(3);
    expect(await frontDoor(vault, 'GRANTS_ACCESS')).toBe(3);
  });

  test('by a policy that only reports protects nothing', async () => {
    const policies = (mfaPolicy({ includeApplications: ['All'] }) ?? []).map((policy) => ({
      ...policy,
      state: 'enabledForReportingButNotEnforced',
    }));
    await tinyTenant(graph, tenant(policies));
    expect(await frontDoor(vault, 'READS_SECRETS')).toBe(1);
  });
});

describe('what somebody owns', () => {
  const policies = mfaPolicy({ includeApplications: ['cfa8b339-82a2-471a-a3c9-0fc0be7a4093'] });
  const facts: Facts = {
    ...tenant(policies),
    'graph/devices': [{ id: 'laptop', displayName: 'laptop' }],
    'graph/device-owners': [{ deviceId: 'laptop', id: 'ada', '@odata.type': '#microsoft.graph.user' }],
  };
  const factsOf = async (id: string) => {
    const rows = await graph.many(
      {
        name: 'facts-of',
        mode: 'read',
        text: 'MATCH (n:Node {id: $id})-[r]->() WHERE r.gate IS NULL RETURN type(r) AS kind',
      } as Query<{ id: string }, { kind: string }>,
      { id },
    );
    return rows.map((row) => row.kind);
  };

  test('is no audience: whoever only owns a device signs in to the directory nowhere', async () => {
    const { links } = await tinyTenant(graph, facts);
    const places = new Set(
      links.filter((link) => link.from === 'ada' && link.kind === 'SIGNED_IN').map(({ to }) => to),
    );
    expect([...places].sort()).toEqual(['ada@azure-read', 'ada@azure-write', 'ada@keyvault']);
  });

  test('stays theirs where what they hold is moved to an audience', async () => {
    const roles = [directoryHolding('ada', 'helpdeskAdministrator')];
    const { links } = await tinyTenant(graph, { ...facts, 'graph/directory-role-assignments': roles });
    expect(links.some((link) => link.from === 'ada@graph' && link.kind === 'HOLDS')).toBe(true);
    expect(await factsOf('ada')).toContain('OWNS');
    expect(await factsOf('ada@graph')).toEqual([]);
  });
});
