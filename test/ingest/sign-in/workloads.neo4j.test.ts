/** Ways in to workloads as a load draws them: levels, declarations, policies, lifetimes, producers of trusted tokens, blueprints. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Graph } from '#cypher';
import { openTestGraph } from '../../support/test-graph.ts';
import { resource, resourceGroup, resourceId, subscription } from '../../support/tiny-rows.ts';
import { type TinyTenant, tinyTenant } from '../../support/tiny-tenant.ts';

let graph: Graph;

beforeAll(async () => {
  graph = await openTestGraph();
});

afterAll(async () => {
  await graph.close();
});

type Row = Readonly<Record<string, unknown>>;

/** An application of this tenant, and its service principal with its name. */
const application = (name: string, more: Row = {}): Row => ({
  id: `${name}-app`,
  appId: `${name}-appid`,
  displayName: name,
  signInAudience: 'AzureADMyOrg',
  ...more,
});
const principal = (name: string, more: Row = {}): Row => ({
  id: name,
  appId: `${name}-appid`,
  displayName: name,
  servicePrincipalType: 'Application',
  appOwnerOrganizationId: 'tenant',
  ...more,
});
const secret = (keyId: string, more: Row = {}) => ({ passwordCredentials: [{ keyId, ...more }] });
const certificate = (keyId: string, customKeyIdentifier: string, more: Row = {}) => ({
  keyCredentials: [{ keyId, customKeyIdentifier, usage: 'Verify', ...more }],
});

const cluster = resourceId('Microsoft.ContainerService/managedClusters', 'aks');
const otherCluster = resourceId('Microsoft.ContainerService/managedClusters', 'other');
const issuerOf = (name: string) => `https://westeurope.oic.prod-aks.azure.com/tenant/${name}/`;
const trusts = (applicationId: string, name: string, issuer: string, subject: string) => ({
  applicationId,
  id: name,
  name,
  issuer,
  subject,
});

const names = [
  ...['plain', 'multi', 'certified', 'twin', 'ended', 'own-machine', 'stopped', 'old'],
  ...['pinned', 'pod', 'by-identity', 'odd'],
];
const facts = {
  'graph/service-principals': [
    ...names.map((name) => principal(name, name === 'stopped' ? { accountEnabled: false } : {})),
    principal('foreign', { appOwnerOrganizationId: 'elsewhere' }),
    { id: 'identity', displayName: 'identity', servicePrincipalType: 'ManagedIdentity' },
    { id: 'agent', displayName: 'agent', appId: 'agent-appid', agentIdentityBlueprintId: 'blueprint-appid' },
    { id: 'lone-agent', displayName: 'lone', appId: 'lone-agent-appid', agentIdentityBlueprintId: 'lone-appid' },
    principal('blueprint'),
  ],
  'graph/applications': [
    application('plain', secret('plain-secret')),
    application('multi', { ...secret('multi-secret'), signInAudience: 'AzureADMultipleOrgs' }),
    application('certified', certificate('key-1', 'THUMB')),
    application('twin', certificate('key-2', 'THUMB')),
    application('own-machine', certificate('key-3', 'CHIP')),
    application('ended', certificate('key-4', 'THUMB', { endDateTime: '2001-01-01T00:00:00Z' })),
    application('stopped', secret('stopped-secret')),
    application('old', secret('old-secret', { endDateTime: '2001-01-01T00:00:00Z' })),
    ...['pinned', 'pod', 'by-identity', 'odd'].map((name) => application(name)),
    application('blueprint', {
      '@odata.type': '#microsoft.graph.agentIdentityBlueprint',
      ...secret('blueprint-secret'),
    }),
    application('lone', { '@odata.type': '#microsoft.graph.agentIdentityBlueprint', ...secret('lone-secret') }),
  ],
  'graph/application-federated-credentials': [
    trusts('pinned-app', 'main', 'https://token.actions.githubusercontent.com', 'repo:o/r:ref:refs/heads/main'),
    trusts('pinned-app', 'pulls', 'https://token.actions.githubusercontent.com', 'repo:o/r:pull_request'),
    trusts('pod-app', 'pod', issuerOf('aks'), 'system:serviceaccount:default:billing'),
    trusts('by-identity-app', 'identity', 'https://login.microsoftonline.com/tenant/v2.0', 'identity'),
    trusts('odd-app', 'odd', 'https://login.microsoftonline.com/elsewhere/v2.0', 'identity'),
  ],
  'arm/subscriptions': [{ id: subscription, displayName: 's' }],
  'arm/resource-groups': [{ id: resourceGroup, name: 'g' }],
  'arm/resources': [
    resource('Microsoft.ContainerService/managedClusters', 'aks', {
      properties: { oidcIssuerProfile: { enabled: true, issuerURL: issuerOf('aks') } },
    }),
    resource('Microsoft.ContainerService/managedClusters', 'other', {
      properties: { oidcIssuerProfile: { enabled: true, issuerURL: issuerOf('other') } },
    }),
  ],
};
const leaked = 'entry:leaked-credential';
const writer = 'entry:trusted-writer';

describe('a workload', () => {
  let tiny: TinyTenant;

  beforeAll(async () => {
    tiny = await tinyTenant(graph, facts, { nonExportableCertificates: ['key-3'] });
  });

  test('is whoever holds its secret, within its lifetime and while the principal is enabled', () => {
    expect(tiny.between(leaked, 'secret:plain-secret')).toEqual(['LEAKS 1 OBSERVED']);
    expect(tiny.way(leaked, 'plain')).toEqual(['LEAKS', 'AUTHENTICATES']);
    expect(tiny.between(leaked, 'secret:old-secret')).toEqual([]);
    expect(tiny.way('secret:old-secret', 'old')).toBeUndefined();
    expect(tiny.way(leaked, 'stopped')).toBeUndefined();
  });

  test('has one certificate with another, copyable unless it is declared otherwise', () => {
    expect(tiny.between(leaked, 'certificate:thumb')).toEqual(['LEAKS 3 ASSUMED']);
    expect(tiny.way(leaked, 'certified')).toEqual(['LEAKS', 'AUTHENTICATES']);
    expect(tiny.way(leaked, 'twin')).toEqual(['LEAKS', 'AUTHENTICATES']);
    expect(tiny.way(leaked, 'ended')).toBeUndefined();
    expect(tiny.between(leaked, 'certificate:chip')).toEqual(['LEAKS 4 DECLARED']);
  });

  test('is whoever produces a subject that it trusts: one exact, or any pull request', () => {
    expect(tiny.between(writer, 'federated:pinned-app/main')).toEqual(['FEDERATES 3 OBSERVED']);
    expect(tiny.between(writer, 'federated:pinned-app/pulls')).toEqual(['FEDERATES 2 OBSERVED']);
    expect(tiny.way(writer, 'pinned')).toEqual(['FEDERATES', 'AUTHENTICATES']);
  });

  test('is the cluster that signs its subject, and the managed identity that is its subject', () => {
    expect(tiny.way(cluster, 'pod')).toEqual(['FEDERATES', 'AUTHENTICATES']);
    expect(tiny.way(writer, 'pod')).toEqual(['FEDERATES', 'AUTHENTICATES']);
    expect(tiny.way(otherCluster, 'pod')).toBeUndefined();
    expect(tiny.way('identity', 'by-identity')).toEqual(['FEDERATES', 'AUTHENTICATES']);
    expect(tiny.way(writer, 'by-identity')).toBeUndefined();
    expect(tiny.way('identity', 'odd')).toBeUndefined();
    expect(tiny.way(writer, 'odd')).toEqual(['FEDERATES', 'AUTHENTICATES']);
  });

  test('that is made from a blueprint has the credentials of the blueprint, with or without a principal of it', () => {
    expect(tiny.way(leaked, 'agent')).toEqual(['LEAKS', 'AUTHENTICATES', 'RUNS_AS']);
    expect(tiny.way(leaked, 'lone-agent')).toEqual(['LEAKS', 'AUTHENTICATES']);
    expect(tiny.rules(leaked, 'lone-agent')).not.toEqual(tiny.rules(leaked, 'agent'));
  });

  test('of another tenant is its publisher', () => {
    expect(tiny.between('entry:publisher', 'foreign')).toEqual(['PUBLISHES 1 ASSUMED']);
    expect(tiny.between('entry:publisher', 'plain')).toEqual([]);
  });
});

describe('a policy that blocks workloads off the trusted networks', () => {
  let tiny: TinyTenant;

  beforeAll(async () => {
    const policy = {
      id: 'block',
      displayName: 'block',
      state: 'enabled',
      conditions: {
        clientApplications: {
          includeServicePrincipals: ['ServicePrincipalsInMyTenant'],
          excludeServicePrincipals: ['twin'],
        },
        applications: { includeApplications: ['All'] },
        locations: { includeLocations: ['All'], excludeLocations: ['AllTrusted'] },
      },
      grantControls: { operator: 'OR', builtInControls: ['block'] },
    };
    const policies = { 'graph/conditional-access-policies': [policy], 'graph/named-locations': [] };
    tiny = await tinyTenant(graph, { ...facts, ...policies }, { publisher: 3 });
  });

  test('closes the credentials of applications that only this tenant uses', () => {
    expect(tiny.way(leaked, 'plain')).toBeUndefined();
    expect(tiny.way(leaked, 'certified')).toBeUndefined();
    expect(tiny.way(writer, 'pinned')).toBeUndefined();
  });

  test('leaves the excluded, those that other tenants use, and those of other tenants', () => {
    expect(tiny.way(leaked, 'twin')).toEqual(['LEAKS', 'AUTHENTICATES']);
    expect(tiny.way(leaked, 'ended')).toBeUndefined();
    expect(tiny.way(leaked, 'multi')).toEqual(['LEAKS', 'AUTHENTICATES']);
    expect(tiny.between('entry:publisher', 'foreign')).toEqual(['PUBLISHES 3 DECLARED']);
  });
});
