/** A tenant in which identities are at fault, loaded, and its findings and inventory as they are stored. */
import type { Configuration } from '#configuration';
import { findings, type Graph, identities } from '#cypher';
import type { Finding, InventoryRecord } from '#governance';
import type { LoadOptions } from '../../../ingest/index.ts';
import { azure, azureHolding, resource, resourceGroup, subscription, user } from '../../support/tiny-rows.ts';
import { type Facts, type TinyTenant, tinyTenant } from '../../support/tiny-tenant.ts';

/** Ids that have the form of Microsoft's: a secret scanner's report is read by it. */
export const keys = {
  ledger: '11111111-1111-4111-8111-111111111111',
  idle: '22222222-2222-4222-8222-222222222222',
  ledgerApplication: '33333333-3333-4333-8333-333333333333',
  blueprint: '55555555-5555-4555-8555-555555555555',
  idleApplication: '44444444-4444-4444-8444-444444444444',
} as const;

/** A secret of an application that has no end. */
const secret = (keyId: string) => ({
  keyId,
  startDateTime: '2024-01-01T00:00:00Z',
  endDateTime: '2099-01-01T00:00:00Z',
});
const application = (id: string, appId: string, more = {}) => ({
  ...{ id, appId, displayName: id, signInAudience: 'AzureADMyOrg', passwordCredentials: [] },
  ...more,
});
const instance = (id: string, displayName: string, appId: string, more = {}) => ({
  ...{ id, appId, displayName, accountEnabled: true, servicePrincipalType: 'Application' },
  ...{ appOwnerOrganizationId: 'tenant' },
  ...more,
});
export const vault = resource('Microsoft.KeyVault/vaults', 'kv', { properties: { enableRbacAuthorization: true } });

/** `ledger` has a secret and owns the group of a vault; `idle` has a secret and holds nothing; Ada owns `idle`. */
export const governed: Facts = {
  'graph/users': [user('ada'), user('bo'), user('gone', { accountEnabled: false })],
  'graph/applications': [
    application('ledger', keys.ledgerApplication, { passwordCredentials: [secret(keys.ledger)] }),
    application('idle', keys.idleApplication, { passwordCredentials: [secret(keys.idle)] }),
  ],
  'graph/service-principals': [
    instance('sp-ledger', 'ledger', keys.ledgerApplication),
    instance('sp-idle', 'idle', keys.idleApplication),
  ],
  'graph/security-defaults': [{ isEnabled: false }],
  'graph/conditional-access-policies': [],
  'graph/application-owners': [{ applicationId: 'idle', id: 'ada' }],
  'graph/service-principal-owners': [],
  'arm/subscriptions': [{ id: subscription, subscriptionId: 's', displayName: 's' }],
  'arm/resource-groups': [{ id: resourceGroup, name: 'g' }],
  'arm/resources': [vault],
  'arm/role-assignments': [
    azureHolding('sp-ledger', azure.owner, resourceGroup),
    azureHolding('bo', azure.owner, resourceGroup),
  ],
};

/** A governed tenant that is loaded. */
export interface Governed {
  readonly tiny: TinyTenant;
  readonly findings: readonly Finding[];
  readonly records: readonly InventoryRecord[];
}

/** Loads it, and reads what was found. */
export async function govern(
  graph: Graph,
  facts: Facts,
  configuration: Configuration = {},
  leaks: LoadOptions['leaks'] = [],
): Promise<Governed> {
  const tiny = await tinyTenant(graph, facts, configuration, leaks);
  const { snapshot } = tiny.report;
  const all = { snapshot, skip: 0, limit: 10_000, text: '' };
  const none = { rules: null, subject: null, verdict: null, hygiene: null, controls: null };
  const found = await graph.many(findings, { ...all, ...none, severity: 3 });
  const records = await graph.many(identities, { ...all, flags: [], sorts: null, expires: null });
  return {
    tiny,
    findings: found.map(({ document }) => JSON.parse(document) as Finding),
    records: records.map(({ document }) => JSON.parse(document) as InventoryRecord),
  };
}

/** What a rule found of an identity. */
export function of({ findings }: Governed, rule: string, subject: string): Finding | undefined {
  return findings.find((one) => one.rule === rule && one.subject.id === subject && one.verdict === 'FOUND');
}
