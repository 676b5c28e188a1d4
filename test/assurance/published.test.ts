/** Real material: published policy sets of graded strength, a recorded tenant, and fixtures in beta shape. Skipped where it is absent. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { assess } from '../../assurance/assess.ts';
import { audienceNames } from '../../assurance/audiences.ts';
import type { ConditionalAccessPolicy, NamedLocation } from '../../assurance/conditional-access-policy.ts';
import { explainSignIn } from '../../assurance/explain.ts';
import type { UserFacts } from '../../assurance/facts.ts';
import { externalTypeOf } from '../../assurance/policies/subject.ts';
import { type CompiledTenant, compileTenant } from '../../assurance/tenant.ts';
import { tenantOf, userOf } from './scene.ts';

const data = join(import.meta.dirname, '../../../shared/data');
const sets = join(data, 'policy-sets/AlexFilipin-ConditionalAccess/PolicySets');
const baseline = join(data, 'policy-sets/j0eyv-ConditionalAccessBaseline');
const recorded = join(data, 'recorded-tenant/objects');
const fixtures = join(data, 'graph-fixtures');
const where = (folder: string) => (existsSync(folder) ? test : test.skip);

function read(file: string): unknown {
  const bytes = readFileSync(file);
  const text = bytes[0] === 0xff && bytes[1] === 0xfe ? bytes.toString('utf16le') : bytes.toString('utf8');
  return JSON.parse(text.replace(/^\uFEFF/, ''));
}

const jsonIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(folder, name));

/** The policies of a published set, switched on, each with an id. */
const enabledIn = (folder: string): readonly ConditionalAccessPolicy[] =>
  jsonIn(folder).map((file) => ({
    ...(read(file) as ConditionalAccessPolicy),
    id: file.slice(folder.length + 1),
    state: 'enabled',
  }));

const administrator = '62e90394-69f5-4237-9190-012177145e10';
const methods = [
  'password',
  { '@odata.type': 'phone', phoneType: 'mobile' },
  'microsoftAuthenticator',
  { '@odata.type': 'fido2', attestationLevel: 'attested', passkeyType: 'deviceBound' },
];
const people: Readonly<Record<string, UserFacts>> = {
  member: userOf({ methods, groupIds: ['<AADP2Group>'] }),
  administrator: userOf({
    methods,
    roleTemplateIds: [administrator],
    groupIds: ['<AADP2Group>', '<AdministratorGroup>'],
  }),
  guest: userOf({
    methods: methods.slice(1, 3),
    userType: 'Guest',
    externalUserState: 'Accepted',
    homeTenantId: 'tenant-f',
  }),
  excluded: userOf({ methods, groupIds: ['<ExclusionPermGroup>'] }),
};

/** The lowest level of a front door by audience; 6: closed. */
function doors(
  policies: readonly ConditionalAccessPolicy[] | CompiledTenant,
  facts: UserFacts,
): Readonly<Record<string, number>> {
  const tenant =
    'enforced' in policies ? policies : tenantOf({ conditionalAccessPolicies: policies, namedLocations: [] });
  const assessment = assess(tenant, facts);
  return Object.fromEntries(audienceNames.map((name) => [name, assessment.audiences.get(name)?.sets[0]?.level ?? 6]));
}

describe('published policy sets', () => {
  where(sets)('a set with more policies never lowers a level', () => {
    const minimum = enabledIn(join(sets, 'Bare minimum'));
    const other = [
      'Category structure for AADP1',
      'Category structure for AADP2',
      'Category structure for AADP1 and AADP2 mixture',
    ].map((name) => enabledIn(join(sets, name)));
    const together = [minimum, ...other].map((set) =>
      tenantOf({ conditionalAccessPolicies: [...minimum, ...set], namedLocations: [] }),
    );
    for (const facts of Object.values(people)) {
      const least = doors(minimum, facts);
      for (const [audience, level] of Object.entries(doors([], facts)))
        expect(least[audience]).toBeGreaterThanOrEqual(level);
      for (const tenant of together) {
        const more = doors(tenant, facts);
        for (const [audience, level] of Object.entries(least)) expect(more[audience]).toBeGreaterThanOrEqual(level);
      }
    }
  });

  where(sets)(
    'the bare minimum asks more of members than nothing does, and an excluded group keeps its password',
    () => {
      const minimum = enabledIn(join(sets, 'Bare minimum'));
      expect(doors(minimum, people.member as UserFacts).graph).toBeGreaterThan(1);
      expect(doors(minimum, people.administrator as UserFacts).graph).toBeGreaterThanOrEqual(
        doors(minimum, people.member as UserFacts).graph ?? 6,
      );
      expect(doors(minimum, people.excluded as UserFacts).graph).toBe(1);
    },
  );

  where(sets)('as published, all report-only, nothing has an effect', () => {
    const off = enabledIn(join(sets, 'Category structure for AADP2')).map((policy) => ({
      ...policy,
      state: 'enabledForReportingButNotEnforced',
    }));
    expect(doors(off, people.member as UserFacts).graph).toBe(1);
  });

  where(sets)('every policy of the repository at once is judged without complaint', () => {
    const all = enabledIn(join(sets, '..'));
    expect(all.length).toBeGreaterThanOrEqual(195);
    const tenant = tenantOf({ conditionalAccessPolicies: all, namedLocations: [] });
    for (const facts of Object.values(people))
      for (const audience of audienceNames) {
        const explained = explainSignIn(tenant, facts, audience);
        expect(explained.policies.length).toBeGreaterThanOrEqual(all.length);
      }
  });

  where(baseline)('the baseline in beta shape: only what speaks of agents is not understood', () => {
    const policies = jsonIn(join(baseline, 'ConditionalAccess')).map((file) => read(file) as ConditionalAccessPolicy);
    const namedLocations = jsonIn(join(baseline, 'NamedLocations')).map((file) => read(file) as NamedLocation);
    const tenant = tenantOf({ conditionalAccessPolicies: policies, namedLocations });
    const strange = tenant.policies.flatMap((policy) => policy.strange);
    expect(strange.filter((path) => !/agent/i.test(path))).toEqual([]);
    expect(tenant.enforced.length).toBeGreaterThan(20);
    const group = userOf({ methods, groupIds: ['ceeac9b8-ddf5-48cb-afcb-e2ab8bfd1a57'] });
    for (const audience of audienceNames) expect(explainSignIn(tenant, group, audience).decision).not.toBe('ALLOWED');
  });
});

describe('the recorded tenant', () => {
  where(recorded)(
    'four report-only policies, security defaults off: a password alone on every audience that Azure itself does not guard',
    () => {
      const rows = (name: string) => read(join(recorded, `${name}.json`)) as readonly never[];
      const tenant = compileTenant({
        conditionalAccessPolicies: rows('conditionalAccessPolicies'),
        namedLocations: rows('namedLocations'),
        securityDefaults: rows('identitySecurityDefaultsEnforcementPolicy'),
        domains: rows('domains'),
        configuration: { mandatoryMfa: false },
      });
      expect(tenant.policies.map((policy) => policy.state)).toEqual(Array(4).fill('report-only'));
      for (const user of rows('users')) {
        const assessment = assess(tenant, { user, groupIds: [], roleTemplateIds: [] });
        for (const audience of audienceNames) {
          const ways = assessment.audiences.get(audience)?.waysIn.filter((way) => way.kind === 'SIGNS_IN');
          const outside = externalTypeOf({ user, groupIds: [], roleTemplateIds: [] })?.startsWith('b2b');
          const member = { level: 1, basis: 'ASSUMED', authenticators: ['password'], entry: 'sign-in' };
          const guest = {
            level: 1,
            basis: 'ASSUMED',
            authenticators: ['federatedSingleFactor'],
            entry: 'other-tenant',
          };
          expect(ways).toMatchObject([outside ? guest : member]);
        }
      }
    },
  );
});

describe('fixtures in beta shape', () => {
  where(fixtures)('every policy among them is judged without complaint', () => {
    const files = jsonIn(fixtures).filter((file) => /conditional_access_policy.*success\.json$/.test(file));
    const rows = files.flatMap((file) => {
      const one = read(file) as { readonly value?: readonly ConditionalAccessPolicy[] } & ConditionalAccessPolicy;
      return one.value ?? [one];
    });
    expect(rows.length).toBeGreaterThan(10);
    const tenant = tenantOf({
      conditionalAccessPolicies: rows.map((row) => ({ ...row, state: 'enabled' })),
      namedLocations: [],
    });
    for (const facts of Object.values(people))
      for (const audience of audienceNames)
        expect(explainSignIn(tenant, facts, audience).policies.length).toBeGreaterThanOrEqual(rows.length);
  });
});
