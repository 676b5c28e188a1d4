/** Who holds Azure roles besides by assignment: eligibility, other tenants, connections, and what was not collected. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Graph } from '#cypher';
import { openTestGraph } from '../../support/test-graph.ts';
import {
  azure,
  group,
  azureHolding as holds,
  resource,
  resourceGroup,
  resourceId,
  subscription,
  user,
} from '../../support/tiny-rows.ts';
import { type TinyTenant, tinyTenant } from '../../support/tiny-tenant.ts';

const definition = (guid: string) => `/providers/Microsoft.Authorization/roleDefinitions/${guid}`;
const vault = resourceId('Microsoft.KeyVault/vaults', 'vault');
const rules = (scope: string, guid: string, effectiveRules: object[]) => ({
  id: `${scope}/rmpa/${guid}`,
  properties: { scope, roleDefinitionId: definition(guid), effectiveRules },
});
const connection = resourceId('Microsoft.Web/connections', 'mail');
const otherIdentity = `${resourceGroup}/providers/microsoft.managedidentity/userassignedidentities/hidden`;
const site = resourceId('Microsoft.Web/sites', 'site');

const facts = {
  'graph/users': ['eligible', 'approved', 'unknown', 'approver', 'writer', 'publisher', 'direct', 'unlisted'].map(
    (id) => user(id),
  ),
  'graph/groups': [group('approvers')],
  'graph/service-principals': [
    {
      id: 'hidden-sp',
      displayName: 'hidden',
      servicePrincipalType: 'ManagedIdentity',
      alternativeNames: ['isExplicit=True', otherIdentity],
    },
  ],
  'arm/subscriptions': [{ id: subscription, displayName: 's' }],
  'arm/resource-groups': [{ id: resourceGroup, name: 'g' }],
  'arm/resources': [
    resource('Microsoft.KeyVault/vaults', 'vault', { properties: { enableRbacAuthorization: true } }),
    resource('Microsoft.Logic/workflows', 'flow', {
      properties: { parameters: { $connections: { value: { a: { connectionId: connection } } } } },
    }),
    resource('Microsoft.Logic/workflows', 'idle', { properties: {} }),
    resource('Microsoft.Web/connections', 'mail', { properties: { authenticatedUser: { name: 'ada@tiny.example' } } }),
    resource('Microsoft.Web/sites', 'site', { kind: 'app' }),
    resource('Microsoft.Web/sites', 'open-site', { kind: 'app' }),
    { id: `${site}/basicPublishingCredentialsPolicies/ftp`, name: 'ftp', properties: { allow: false } },
    { id: `${site}/basicPublishingCredentialsPolicies/scm`, name: 'scm', properties: { allow: false } },
    {
      id: `${resourceId('Microsoft.Web/sites', 'open-site')}/basicPublishingCredentialsPolicies/ftp`,
      name: 'ftp',
      properties: { allow: false },
    },
  ],
  'arm/role-definitions': [
    {
      id: definition('publish'),
      properties: {
        roleName: 'publish',
        type: 'CustomRole',
        permissions: [{ actions: ['Microsoft.Web/sites/publishxml/action'] }],
      },
    },
  ],
  'arm/role-management-policy-assignments': [
    rules(subscription, azure.owner, [
      { id: 'Enablement_EndUser_Assignment', enabledRules: ['MultiFactorAuthentication'] },
    ]),
    rules(resourceGroup, azure.owner, [
      {
        id: 'Approval_EndUser_Assignment',
        setting: { isApprovalRequired: true, approvalStages: [{ primaryApprovers: [{ id: 'approver' }] }] },
      },
    ]),
  ],
  'arm/role-eligibility-schedule-instances': [
    holds('eligible', azure.owner, subscription),
    holds('approved', azure.owner, resourceGroup),
    holds('unknown', azure.contributor, resourceGroup),
  ],
  'arm/role-assignments': [
    holds('writer', azure.contributor, resourceGroup),
    holds('publisher', 'publish', resourceGroup),
    holds('direct', azure.vaultSecretsUser, vault),
    holds('foreign', azure.contributor, resourceGroup, { principalType: 'ForeignGroup' }),
    holds('gone', azure.owner, subscription, { principalType: 'User' }),
    holds('unlisted', 'ffffffff-0000-0000-0000-000000000000', subscription),
  ],
  'arm/managed-services-registration-assignments': [
    {
      id: `${subscription}/providers/Microsoft.ManagedServices/registrationAssignments/1`,
      properties: {
        registrationDefinition: {
          properties: {
            managedByTenantName: 'Partner',
            authorizations: [
              { principalId: 'p', roleDefinitionId: definition(azure.vaultSecretsUser) },
              { principalId: 'p', roleDefinitionId: definition(azure.contributor) },
            ],
          },
        },
      },
    },
  ],
};

describe('holding an Azure role', () => {
  let graph: Graph;
  let tiny: TinyTenant;
  beforeAll(async () => {
    graph = await openTestGraph();
    tiny = await tinyTenant(graph, facts);
  });
  afterAll(() => graph.close());
  const held = (who: string) =>
    tiny.links
      .filter((link) => link.kind === 'HOLDS' && (link.from === who || link.from.startsWith(`${who}@`)))
      .map(({ gate, basis, rule }) => `${rule} ${gate} ${basis}`);

  test('eligible roles open behind what their policy asks for at that scope', () => {
    expect(new Set(held('eligible'))).toEqual(new Set(['azure-role-eligible 1 ASSUMED']));
    expect(new Set(held('approved'))).toEqual(new Set(['azure-role-eligible-with-approval 1 ASSUMED']));
    expect(new Set(held('unknown'))).toEqual(new Set(['azure-role-eligible 0 ASSUMED']));
  });

  test('principals of other tenants are an entry; only principals that are gone are skipped', () => {
    expect(held('entry:other-tenant').sort()).toEqual([
      'delegated-to-other-tenant 1 ASSUMED',
      'delegated-to-other-tenant 1 ASSUMED',
      'foreign-principal 1 ASSUMED',
    ]);
    expect(tiny.unused['arm/role-assignments']).toEqual(['the principal no longer exists']);
  });

  test('a delegation carries no data action', () => {
    expect(tiny.links.some((link) => link.from.includes(`${azure.vaultSecretsUser}@${subscription}#delegated`))).toBe(
      false,
    );
    expect(tiny.links.some((link) => link.from.includes(`${azure.contributor}@${subscription}#delegated`))).toBe(true);
    expect(tiny.way('direct', vault)).toEqual(['HOLDS', 'READS_SECRETS']);
  });

  test('a built-in role is known without its definition; one of which nothing is known may give everything', () => {
    expect(tiny.way('writer', site)).toBeDefined();
    expect(tiny.way('unlisted', site)).toContain('GRANTS_ACCESS');
    expect(new Set(held('unlisted'))).toEqual(new Set(['azure-role-assignment 0 ASSUMED']));
  });

  test('an identity that was not collected is known from its service principal', () => {
    expect(tiny.way('writer', 'hidden-sp')).toContain('RUNS_AS');
    expect(tiny.way('direct', 'hidden-sp')).toBeUndefined();
  });

  test('basic publishing is closed where both protocols are off', () => {
    expect(tiny.way('publisher', site)).toBeUndefined();
    expect(tiny.way('publisher', resourceId('Microsoft.Web/sites', 'open-site'))).toBeDefined();
  });

  test('a workflow uses the connections it has, and the consent they hold', () => {
    const consent = `ent:connection@${connection}`;
    expect(tiny.between(resourceId('Microsoft.Logic/workflows', 'flow'), consent)).toEqual(['ACTS_FOR 0 OBSERVED']);
    expect(tiny.between(resourceId('Microsoft.Logic/workflows', 'idle'), consent)).toEqual([]);
  });
});
