/** The workloads' ladder, and the policies that can close it. */
import { describe, expect, test } from '@jest/globals';
import {
  blocksForWorkload,
  credentialWayIn,
  publisherWayIn,
  type WorkloadCredential,
  type WorkloadFacts,
} from '../../assurance/workloads.ts';
import { casesOf, policyOf, tenantOf } from './scene.ts';

interface Case {
  readonly says: string;
  readonly credential: WorkloadCredential;
  readonly level: number | null;
  readonly link?: string;
  readonly configuration?: Record<string, unknown>;
  readonly basis?: string;
}

const now = '2026-11-22T00:00:00Z';
const own: WorkloadFacts = { servicePrincipalId: 'sp-a', singleTenant: true, managedIdentity: false };
const block = (clientApplications: unknown, more: Record<string, unknown> = {}) =>
  policyOf({ users: undefined, clientApplications, ...more }, { builtInControls: ['block'] });
const everybody = { includeServicePrincipals: ['ServicePrincipalsInMyTenant'] };

describe('workload credentials', () => {
  test.each(casesOf<Case>('workloads').map((row) => [row.says, row] as const))('%s', (_, row) => {
    const found = credentialWayIn(tenantOf({ configuration: row.configuration }), row.credential, now);
    expect(found?.level ?? null).toBe(row.level);
    if (row.link !== undefined) expect(found?.kind).toBe(row.link);
    if (row.basis !== undefined) expect(found?.basis).toBe(row.basis);
  });

  test.each([
    ['blocked everywhere', block(everybody), own, false],
    [
      'blocked but on trusted networks',
      block(everybody, { locations: { includeLocations: ['All'], excludeLocations: ['AllTrusted'] } }),
      own,
      false,
    ],
    ['a multi-tenant service principal is not covered', block(everybody), { ...own, singleTenant: false }, true],
    ['a managed identity is not covered', block(everybody), { ...own, managedIdentity: true }, true],
    ['excluded', block({ ...everybody, excludeServicePrincipals: ['SP-A'] }), own, true],
    ['another is named', block({ includeServicePrincipals: ['sp-b'] }), own, true],
    ['at one application only', block(everybody, { applications: { includeApplications: ['app-x'] } }), own, true],
    [
      'at all but one',
      block(everybody, { applications: { includeApplications: ['All'], excludeApplications: ['app-x'] } }),
      own,
      true,
    ],
    ['only at risk, which nobody shows', block(everybody, { servicePrincipalRiskLevels: ['high'] }), own, true],
    ['only one country', block(everybody, { locations: { includeLocations: ['far'] } }), own, true],
    [
      'a filter that cannot be answered',
      block({ ...everybody, servicePrincipalFilter: { mode: 'exclude', rule: 'CustomSecurityAttribute.A_B -eq "c"' } }),
      own,
      true,
    ],
    ['report-only', { ...block(everybody), state: 'enabledForReportingButNotEnforced' }, own, true],
    ['a policy about people', policyOf({}, { builtInControls: ['block'] }), own, true],
  ] as const)('%s', (_, policy, workload, open) => {
    const namedLocations = [
      { '@odata.type': '#microsoft.graph.countryNamedLocation', id: 'far', countriesAndRegions: ['KP'] },
    ];
    const tenant = tenantOf({ conditionalAccessPolicies: [policy], namedLocations });
    expect(blocksForWorkload(tenant, workload)).toEqual(open ? [] : ['policy-a']);
  });

  test('a publisher is assumed, or declared', () => {
    expect(publisherWayIn(tenantOf())).toMatchObject({ kind: 'PUBLISHES', level: 1, basis: 'ASSUMED' });
    expect(publisherWayIn(tenantOf({ configuration: { publisher: 3 } }))).toMatchObject({
      level: 3,
      basis: 'DECLARED',
    });
  });
});
