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
    expect(blocksForWorkload(tenant, workload)).toEqual({ policies: open ? [] : ['policy-a'], openBy: [] });
  });

  test.each([
    ['a named range', ['203.0.113.0/24'], ['policy-a'], []],
    ['a /8', ['10.0.0.0/8'], [], ['location-wide']],
    ['half of all addresses, in two parts', ['0.0.0.0/9', '128.0.0.0/9'], [], ['location-wide']],
    ['a provider of IPv6', ['2001:db8::/32'], [], ['location-wide']],
    ['a site of IPv6', ['2001:db8::/48'], ['policy-a'], []],
    ['what is no range', ['everything'], ['policy-a'], []],
  ])('a secret is of no use outside %s, if that is not too wide', (_, cidrs, policies, openBy) => {
    const ipRanges = cidrs.map((cidrAddress) => ({ cidrAddress }));
    const policy = block(everybody, { locations: { includeLocations: ['All'], excludeLocations: ['office'] } });
    for (const isTrusted of [false, true]) {
      const office = { '@odata.type': '#microsoft.graph.ipNamedLocation', id: 'office', isTrusted, ipRanges };
      const tenant = tenantOf({ conditionalAccessPolicies: [policy], namedLocations: [office] });
      expect(blocksForWorkload(tenant, own)).toEqual({ policies, openBy });
    }
  });

  test('a secret is of use where the range was not collected', () => {
    const policy = block(everybody, { locations: { includeLocations: ['All'], excludeLocations: ['office'] } });
    const tenant = tenantOf({ conditionalAccessPolicies: [policy], namedLocations: undefined });
    expect(blocksForWorkload(tenant, own)).toEqual({ policies: [], openBy: ['locations-not-collected'] });
  });

  test('a publisher is assumed, or declared', () => {
    expect(publisherWayIn(tenantOf())).toMatchObject({ kind: 'PUBLISHES', level: 1, basis: 'ASSUMED' });
    expect(publisherWayIn(tenantOf({ configuration: { publisher: 3 } }))).toMatchObject({
      level: 3,
      basis: 'DECLARED',
    });
  });
});
