/** Partners who administer the tenant: a way in from another tenant, and what cannot be read is named. */
import { expect, test } from '@jest/globals';
import type { AssuranceConfiguration, CrossTenantAccess } from '#assurance';
import { LoadMemory } from '../../ingest/memory/index.ts';
import { partnerAdministration } from '../../ingest/snapshot/partner-administration.ts';

/** The links that it draws, and the gaps. */
function drawn(rows: readonly CrossTenantAccess[] | undefined, declared: AssuranceConfiguration = {}) {
  const memory = new LoadMemory({
    id: 'tenant',
    name: 'tenant',
    collectedAt: undefined,
    judgedAt: new Date(),
    declared,
  });
  const links: string[] = [];
  const writer = {
    node: () => {},
    fact: () => {},
    link: ({ from, to, gate, basis }: { from: string; to: string; gate: number; basis: string }) =>
      void links.push(`${from} ${to} ${gate} ${basis}`),
  };
  partnerAdministration(rows, { memory, writer });
  return { links, gaps: memory.gaps.notJudged.map(({ says }) => says) };
}

const partner = { tenantId: 'partner', isServiceProvider: true };
const others = [{ inboundTrust: { isMfaAccepted: true } }, { tenantId: 'customer', isServiceProvider: false }];

test('one that is a service provider is taken to control the tenant, and is named', () => {
  const { links, gaps } = drawn([...others, partner]);
  expect(links).toEqual(['entry:other-tenant ent:partner-administration@tenant 1 ASSUMED']);
  expect(gaps).toEqual([expect.stringMatching(/^A partner administers .*\(partner\).*cannot be read here/)]);
});

test('what is declared of other tenants counts', () => {
  const { links } = drawn([partner], { otherTenant: 3 });
  expect(links).toEqual(['entry:other-tenant ent:partner-administration@tenant 3 DECLARED']);
});

test('several are one way in', () => {
  const { links, gaps } = drawn([partner, { ...partner, tenantId: 'second' }]);
  expect(links).toHaveLength(1);
  expect(gaps[0]).toMatch(/^2 partners administer .*\(partner, second\)/);
});

test('other tenants, and policies that were not collected, tell of none', () => {
  expect(drawn(others)).toEqual({ links: [], gaps: [] });
  expect(drawn(undefined)).toEqual({ links: [], gaps: [] });
});
