/** Properties of all ways in together: more policy never lowers the lowest of them, more methods and less knowledge never raise it. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { assess } from '../../assurance/assess.ts';
import { type Authenticator, authenticator } from '../../assurance/authenticators/authenticator.ts';
import { type AuthenticatorName, authenticators } from '../../assurance/authenticators/catalogue.ts';
import { minimalSets } from '../../assurance/authenticators/enough.ts';
import { levelOfSet } from '../../assurance/authenticators/level.ts';
import type { UserFacts } from '../../assurance/facts.ts';
import type { CompiledTenant } from '../../assurance/tenant.ts';
import { namedLocations, policies, users } from './generated.ts';
import { type CaseUser, methodsPolicy, tenantOf, userOf } from './scene.ts';

const places = ['keyvault', 'exchange', 'azure-read', 'azure-write'] as const;

/** The lowest level of all ways in at each place; 6 where there is none. */
function lowest(tenant: CompiledTenant, facts: UserFacts): readonly number[] {
  const { audiences, whole } = assess(tenant, facts);
  return places.map((place) =>
    Math.min(6, ...[...(audiences.get(place)?.waysIn ?? []), ...whole].map((way) => way.level)),
  );
}

function neverBelow(after: readonly number[], before: readonly number[]): void {
  for (const [at, level] of after.entries())
    expect([places[at], level >= (before[at] ?? 0)]).toEqual([places[at], true]);
}

/** A desk that proves an identity, so that it does not drown the other ways in. */
const configuration = { helpDesk: { verification: 'identity-proofing', resets: 'password' } };
/** Policies about resources and about registering methods and devices. */
const actionPolicies = fc
  .tuple(policies, fc.constantFrom('urn:user:registersecurityinfo', 'urn:user:registerdevice'))
  .map(([policy, action]) => ({
    ...policy,
    conditions: { ...policy.conditions, applications: { includeUserActions: [action] } },
  }));
/**
 * A policy on registering that asks for a managed device takes the place of the MFA that registering asks for by itself (`registeringGateway`), so that
 * it may lower the lowest way where such a device is easier to be had.
 */
const takesThePlaceOfMfa = ({
  conditions,
  grantControls,
}: {
  conditions: object;
  grantControls?: object | null | undefined;
}) =>
  JSON.stringify(conditions).includes('registersecurityinfo') && /Device"/.test(JSON.stringify(grantControls ?? null));
const anyPolicy = fc.oneof(
  policies,
  actionPolicies.filter((policy) => !takesThePlaceOfMfa(policy)),
);
const people: fc.Arbitrary<CaseUser> = fc
  .tuple(
    users,
    fc.record({
      perUserMfaState: fc.constantFrom('disabled', 'enabled', 'enforced'),
      onPremisesSyncEnabled: fc.boolean(),
      roleTemplateIds: fc.constantFrom([], ['62e90394-69f5-4237-9190-012177145e10']),
    }),
  )
  .map(([user, more]) => ({ ...user, ...more }));

const tenantWith = (list: readonly unknown[], more: Record<string, unknown> = {}) =>
  tenantOf({ conditionalAccessPolicies: list, namedLocations, configuration, ...more });

describe('the lowest way in', () => {
  test('is never lower by one policy more', () => {
    fc.assert(
      fc.property(fc.array(anyPolicy, { maxLength: 4 }), anyPolicy, people, (list, more, user) => {
        const facts = userOf(user);
        neverBelow(lowest(tenantWith([...list, more]), facts), lowest(tenantWith(list), facts));
      }),
      { numRuns: 60 },
    );
  });

  test('is never higher by one registered method more, once there is one that registering asks for', () => {
    const methods = [
      'mobilePhone',
      'officePhone',
      'microsoftAuthenticatorPush',
      'passKeySynced',
      'email',
      'appPassword',
    ];
    fc.assert(
      fc.property(fc.array(anyPolicy, { maxLength: 4 }), fc.constantFrom(...methods), people, (list, more, user) => {
        const registered = [...(user.registered ?? []), 'softwareOneTimePasscode'] as string[];
        const tenant = tenantWith(list);
        const before = lowest(tenant, userOf({ ...user, registered }));
        const after = lowest(tenant, userOf({ ...user, registered: [...registered, more] }));
        neverBelow(before, after);
      }),
      { numRuns: 60 },
    );
  });

  test('is never higher where less was collected', () => {
    // Not the methods policy: without it a registered method is taken to be usable, so registering another asks for it.
    const ofTenant = [
      'securityDefaults',
      'domains',
      'crossTenantAccess',
      'authorizationPolicy',
      'onPremisesSynchronization',
      'deviceRegistrationPolicy',
      'namedLocations',
      'conditionalAccessPolicies',
    ];
    const ofUser = ['methods', 'registration', 'mfaState'];
    const known = {
      securityDefaults: [{ isEnabled: true }],
      crossTenantAccess: [{ inboundTrust: { isMfaAccepted: false } }],
      authorizationPolicy: [{ allowedToUseSSPR: false }],
      onPremisesSynchronization: [{ features: { passwordWritebackEnabled: false } }],
      deviceRegistrationPolicy: [{ multiFactorAuthConfiguration: 'required' }],
    };
    fc.assert(
      fc.property(
        fc.array(anyPolicy, { maxLength: 4 }),
        people,
        fc.subarray(Object.keys(known)),
        fc.constantFrom(...ofTenant, ...ofUser),
        fc.constantFrom(undefined, ['Fido2', 'Sms'], ['MicrosoftAuthenticator', 'SoftwareOath', 'Email']),
        (list, user, set, gone, on) => {
          const own = Object.fromEntries(Object.entries(known).filter(([key]) => set.includes(key)));
          const more = { ...own, ...(on === undefined ? {} : { authenticationMethodsPolicy: [methodsPolicy(on)] }) };
          const facts = userOf(user);
          const less = ofUser.includes(gone) ? { ...facts, [gone]: undefined } : facts;
          const before = lowest(tenantWith(list, more), facts);
          const tenant = ofTenant.includes(gone)
            ? tenantWith(list, { ...more, [gone]: undefined })
            : tenantWith(list, more);
          neverBelow(before, lowest(tenant, less));
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('sets', () => {
  const names = Object.keys(authenticators) as AuthenticatorName[];
  const sets = fc.array(
    fc.subarray(names, { maxLength: 4 }).map((list) => list.map((name) => authenticator(name))),
    {
      maxLength: 6,
    },
  );

  test('that hold another are dropped, and none is lost', () => {
    fc.assert(
      fc.property(sets, (list) => {
        const kept = minimalSets(list);
        const holds = (many: readonly Authenticator[], few: readonly Authenticator[]) =>
          few.every((one) => many.some((other) => other.key === one.key));
        for (const one of kept)
          expect(kept.filter((other) => other !== one && holds(one.members, other.members))).toEqual([]);
        for (const set of list) expect(kept.some((few) => holds(set, few.members))).toBe(true);
      }),
    );
  });

  test('have a level of their own, whatever their order, and no less with one authenticator more', () => {
    fc.assert(
      fc.property(fc.subarray(names, { minLength: 1, maxLength: 4 }), fc.constantFrom(...names), (list, more) => {
        const set = list.map((name) => authenticator(name));
        expect(levelOfSet([...set].reverse())).toBe(levelOfSet(set));
        const larger = list.includes(more) ? set : [...set, authenticator(more)];
        expect(levelOfSet(larger)).toBeGreaterThanOrEqual(levelOfSet(set));
      }),
    );
  });
});
