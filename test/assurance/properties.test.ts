/** Properties: the fast evaluation equals the naive one, more policy never means less, and nonsense neither crashes nor protects. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { assess } from '../../assurance/assess.ts';
import { minimalSets, setsFor } from '../../assurance/authenticators/enough.ts';
import { explainSignIn } from '../../assurance/explain.ts';
import type { UserFacts } from '../../assurance/facts.ts';
import { personOf } from '../../assurance/person.ts';
import { adversary } from '../../assurance/policies/contexts.ts';
import { combine, demandOf } from '../../assurance/policies/demands.ts';
import { isTrusted } from '../../assurance/policies/devices.ts';
import { judge } from '../../assurance/policies/policy.ts';
import type { CompiledTenant } from '../../assurance/tenant.ts';
import { namedLocations, nonsense, policies, users } from './generated.ts';
import { tenantOf, userOf } from './scene.ts';

/** Every policy asked about every context, one at a time: slow and plain. */
function naive(tenant: CompiledTenant, facts: UserFacts, appId: string): number | undefined {
  const person = personOf(tenant, facts);
  const free = adversary(tenant.locations);
  const sets = [];
  for (const client of free.clients)
    for (const platform of free.platforms)
      for (const location of free.places)
        for (const device of free.devices) {
          const context = {
            client,
            platform,
            location,
            device,
            flow: 'none',
            userRisk: 'none',
            signInRisk: 'none',
            insiderRisk: 'none',
          } as const;
          const applied = tenant.policies.filter(
            (policy) =>
              policy.state === 'on' &&
              judge(policy, person.subject, { kind: 'resource', appId }, context, tenant).applies,
          );
          for (const controls of combine(applied).alternatives) {
            const demand = demandOf(controls, context);
            if (demand !== undefined && isTrusted(person.means.devices, device))
              sets.push(...setsFor(demand, person.means.sets, tenant.strengths));
          }
        }
  return minimalSets(sets.map((set) => set.members))[0]?.level;
}

const apps = {
  keyvault: 'cfa8b339-82a2-471a-a3c9-0fc0be7a4093',
  exchange: '00000002-0000-0ff1-ce00-000000000000',
  'azure-read': '797f4846-ba00-4fd7-ba43-dac1f8f63013',
};
const frontDoor = (tenant: CompiledTenant, facts: UserFacts, audience: string): number =>
  assess(tenant, facts)
    .audiences.get(audience)
    ?.waysIn.find((way) => way.kind === 'SIGNS_IN')?.level ?? 6;

describe('properties', () => {
  test('the fast evaluation equals the naive one', () => {
    fc.assert(
      fc.property(
        fc.array(policies, { maxLength: 6 }),
        users,
        fc.constantFrom(...(Object.keys(apps) as (keyof typeof apps)[])),
        (list, user, audience) => {
          const tenant = tenantOf({ conditionalAccessPolicies: list, namedLocations });
          expect(frontDoor(tenant, userOf(user), audience)).toBe(naive(tenant, userOf(user), apps[audience]) ?? 6);
        },
      ),
      { numRuns: 50 },
    );
  });

  test('one policy more never lets a weaker set in', () => {
    fc.assert(
      fc.property(fc.array(policies, { maxLength: 5 }), policies, users, (list, more, user) => {
        const before = tenantOf({ conditionalAccessPolicies: list, namedLocations });
        const after = tenantOf({ conditionalAccessPolicies: [...list, more], namedLocations });
        for (const audience of Object.keys(apps))
          expect(frontDoor(after, userOf(user), audience)).toBeGreaterThanOrEqual(
            frontDoor(before, userOf(user), audience),
          );
      }),
      { numRuns: 50 },
    );
  });

  test('the explanation without conditions agrees with the front door', () => {
    fc.assert(
      fc.property(fc.array(policies, { maxLength: 5 }), users, (list, user) => {
        const tenant = tenantOf({ conditionalAccessPolicies: list, namedLocations });
        const explained = explainSignIn(tenant, userOf(user), 'keyvault');
        const own = explained.waysIn.filter((way) => way.kind === 'SIGNS_IN').map((way) => way.level);
        expect(Math.min(6, ...own)).toBe(frontDoor(tenant, userOf(user), 'keyvault'));
        if (explained.decision === 'BLOCKED') expect(own).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  test('answers are shared among users only where they are the same', () => {
    fc.assert(
      fc.property(
        fc.array(policies, { maxLength: 6 }),
        fc.array(users, { minLength: 2, maxLength: 8 }),
        (list, people) => {
          const facts = { conditionalAccessPolicies: list, namedLocations };
          const together = tenantOf(facts);
          for (const user of people) {
            const { audiences, whole } = assess(together, userOf(user));
            const alone = assess(tenantOf(facts), userOf(user));
            expect([...audiences.values()].map((one) => one.waysIn)).toEqual(
              [...alone.audiences.values()].map((one) => one.waysIn),
            );
            expect(whole).toEqual(alone.whole);
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  test('nonsense for a policy never crashes, and never lets less in than without it unless it is a policy after all', () => {
    fc.assert(
      fc.property(fc.array(nonsense, { maxLength: 4 }), users, (list, user) => {
        const tenant = tenantOf({ conditionalAccessPolicies: list, namedLocations });
        expect(frontDoor(tenant, userOf(user), 'keyvault')).toBe(1);
        explainSignIn(tenant, userOf(user), 'exchange');
      }),
      { numRuns: 150 },
    );
  });
});
