/** What an explanation says besides its decision. */
import { describe, expect, test } from '@jest/globals';
import { assess, evidenceOf, waysInto } from '../../assurance/assess.ts';
import { assumptions } from '../../assurance/assumptions.ts';
import { explainSignIn } from '../../assurance/explain.ts';
import { leftWithout } from '../../assurance/left-without.ts';
import { policyOf, tenantOf, userOf } from './scene.ts';

const push = userOf({ methods: ['password', 'microsoftAuthenticator'] });
const office = {
  '@odata.type': '#microsoft.graph.ipNamedLocation',
  id: 'office',
  displayName: 'Head Office',
  isTrusted: true,
  ipRanges: [{ cidrAddress: '203.0.113.0/24' }],
};
const onlyOffice = policyOf(
  { locations: { includeLocations: ['All'], excludeLocations: ['AllTrusted'] } },
  { builtInControls: ['block'] },
);

describe('an explanation', () => {
  test('says of each policy whether it applied and why', () => {
    const policies = [
      policyOf(),
      policyOf({ users: { includeUsers: ['user-b'] } }, undefined, { id: 'b' }),
      policyOf({}, { builtInControls: ['block'] }, { id: 'c', state: 'enabledForReportingButNotEnforced' }),
    ];
    const explained = explainSignIn(tenantOf({ conditionalAccessPolicies: policies }), push, 'graph');
    expect(explained.policies).toMatchObject([
      { id: 'policy-a', name: 'Policy A', applies: true, why: expect.stringContaining('all users are included') },
      { id: 'b', applies: false, why: 'the user is not included' },
      { id: 'c', applies: false, why: 'report-only, no effect: would close this: block' },
    ]);
  });

  test('shows the worst choice and the ordinary one beside it', () => {
    const policies = [policyOf({ platforms: { includePlatforms: ['windows', 'macOS', 'iOS', 'android'] } })];
    const explained = explainSignIn(tenantOf({ conditionalAccessPolicies: policies }), push, 'graph');
    expect(explained).toMatchObject({
      decision: 'ALLOWED',
      ordinary: { decision: 'STEP_UP', requiredControls: ['mfa'] },
    });
    expect(explained.conditions).toContain('linux');
    expect(explained.ordinary.says).toBe(
      'browser on windows, from an unnamed network in any other country, device unregistered: STEP_UP (mfa)',
    );
    const free = explainSignIn(tenantOf(), push, 'graph', { flow: 'deviceCodeFlow' });
    expect(free.ordinary.says).toMatch(/device unregistered, by deviceCodeFlow: ALLOWED$/);
  });

  test('names every choice of controls that is enough, strengths by their names', () => {
    const strength = { authenticationStrength: { id: '00000000-0000-0000-0000-000000000004' } };
    const policies = [
      policyOf({}, strength),
      policyOf({}, { operator: 'OR', builtInControls: ['mfa', 'compliantDevice'] }),
    ];
    expect(explainSignIn(tenantOf({ conditionalAccessPolicies: policies }), push, 'graph').alternatives).toEqual([
      ['authenticationStrength: Phishing-resistant MFA', 'mfa'],
      ['authenticationStrength: Phishing-resistant MFA', 'compliantDevice'],
    ]);
  });

  test('tells every way in where no condition is given, the front door where one is', () => {
    const kinds = (given?: Record<string, string | undefined>) =>
      explainSignIn(tenantOf(), push, 'graph', given).waysIn.map((way) => way.kind);
    for (const given of [undefined, { client: undefined }]) {
      expect(kinds(given)).toContain('HELP_DESK_RESETS');
      expect(kinds(given).filter((kind) => kind === 'SIGNS_IN')).toHaveLength(1);
    }
    expect(kinds({ client: 'browser' })).toEqual(['SIGNS_IN']);
  });

  test('names what is demanded beside the policies, of a legacy protocol too', () => {
    const beside = (facts: object, user: object, client: string) =>
      explainSignIn(
        tenantOf({ ...facts }),
        userOf({ methods: ['password', 'microsoftAuthenticator'], ...user }),
        'exchange',
        {
          client,
        },
      ).policies.map(({ id, why }) => `${id}: ${why}`);
    const defaults = { securityDefaults: [{ isEnabled: true }] };
    const [enforced, enabled] = [{ perUserMfaState: 'enforced' }, { perUserMfaState: 'enabled' }];
    expect(beside(defaults, {}, 'other')).toEqual(['security-defaults: block legacy protocols']);
    expect(beside({}, {}, 'other')).toEqual([]);
    expect(beside({}, enforced, 'other')).toEqual(['user-mfa-state: asks legacy protocols for an app password']);
    expect(beside({}, enabled, 'other')).toEqual([]);
    expect(beside({}, enabled, 'browser')).toEqual(['user-mfa-state: requires mfa']);
  });

  test('tells a policy without an id or a name by its place', () => {
    const nameless = policyOf({}, undefined, { id: '', displayName: undefined });
    const { policies } = explainSignIn(tenantOf({ conditionalAccessPolicies: [policyOf(), nameless] }), push, 'graph');
    expect(policies.map(({ id, name }) => [id, name])).toEqual([
      ['policy-a', 'Policy A'],
      ['policy-1', 'policy 1'],
    ]);
  });

  test('says so where the conditions of a policy are not understood at all', () => {
    const policies = [policyOf({}, undefined, { conditions: 'everybody, everywhere' })];
    const explained = explainSignIn(tenantOf({ conditionalAccessPolicies: policies }), push, 'graph');
    expect(explained).toMatchObject({
      decision: 'ALLOWED',
      assumptions: expect.arrayContaining(['policy-not-understood']),
    });
  });

  test('takes a location by name, and an address', () => {
    const tenant = tenantOf({ conditionalAccessPolicies: [onlyOffice], namedLocations: [office] });
    expect(explainSignIn(tenant, push, 'graph').decision).toBe('BLOCKED');
    for (const given of [
      { location: 'head office' },
      { location: 'OFFICE' },
      { location: 'trusted' },
      { ip: '203.0.113.5' },
    ])
      expect(explainSignIn(tenant, push, 'graph', given).decision).toBe('ALLOWED');
    expect(explainSignIn(tenant, push, 'graph', { ip: '203.0.114.5' }).decision).toBe('BLOCKED');
  });

  test('says which country the adversary claims to be in', () => {
    const type = '#microsoft.graph.countryNamedLocation';
    const none = { '@odata.type': type, id: 'nowhere', countriesAndRegions: [] };
    const nowhere = { ...none, includeUnknownCountriesAndRegions: true };
    const but = (id: string) =>
      policyOf({ locations: { includeLocations: ['All'], excludeLocations: [id] } }, { builtInControls: ['block'] });
    const tenant = tenantOf({ conditionalAccessPolicies: [but('nowhere')], namedLocations: [nowhere] });
    expect(explainSignIn(tenant, push, 'graph')).toMatchObject({
      decision: 'ALLOWED',
      conditions: expect.stringContaining('in an unknown country'),
    });
    expect(explainSignIn(tenant, push, 'graph', { country: 'be' })).toMatchObject({
      decision: 'BLOCKED',
      conditions: expect.stringContaining('in country BE'),
    });
    const known = { ...nowhere, includeUnknownCountriesAndRegions: false };
    const without = tenantOf({ conditionalAccessPolicies: [but('nowhere')], namedLocations: [known] });
    expect(explainSignIn(without, push, 'graph').decision).toBe('BLOCKED');
  });

  test('names locations and roles, not their ids', () => {
    const administrators = { users: { includeRoles: ['62E90394-69F5-4237-9190-012177145E10'] } };
    const policies = [onlyOffice, policyOf(administrators, undefined, { id: 'b' })];
    const facts = userOf({ roleTemplateIds: ['62e90394-69f5-4237-9190-012177145e10'] });
    const excluding = policyOf({ locations: { includeLocations: ['All'], excludeLocations: ['office'] } });
    const tenant = tenantOf({ conditionalAccessPolicies: [...policies, excluding], namedLocations: [office] });
    const whys = explainSignIn(tenant, facts, 'graph', { ip: '203.0.113.5' }).policies.map(({ why }) => why);
    expect(whys[1]).toContain('the user holds the included role Global Administrator');
    expect(whys[2]).toBe('203.0.113.5 in any other country is in the excluded location Head Office');
  });

  test.each([
    { client: 'telnet' },
    { platform: 'amiga' },
    { device: 'toaster' },
    { flow: 'osmosis' },
    { location: 'atlantis' },
  ])('refuses %j', (given) => {
    expect(() => explainSignIn(tenantOf(), push, 'graph', given)).toThrow(RangeError);
  });

  test('of a user action: registering security information takes MFA of whoever has a method', () => {
    const given = { userAction: 'urn:user:registersecurityinfo' };
    expect(explainSignIn(tenantOf(), push, 'any', given)).toMatchObject({
      decision: 'STEP_UP',
      requiredControls: ['mfa'],
    });
    expect(explainSignIn(tenantOf(), userOf({ methods: ['password'] }), 'any', given).decision).toBe('ALLOWED');
  });

  test('of an authentication context', () => {
    const policies = [policyOf({ applications: { includeAuthenticationContextClassReferences: ['c1'] } })];
    const tenant = tenantOf({ conditionalAccessPolicies: policies });
    expect(explainSignIn(tenant, push, 'any', { authenticationContext: 'c1' }).decision).toBe('STEP_UP');
    expect(explainSignIn(tenant, push, 'any', { authenticationContext: 'c2' }).decision).toBe('ALLOWED');
  });

  test('of a disabled account', () => {
    expect(explainSignIn(tenantOf(), userOf({ accountEnabled: false }), 'graph')).toMatchObject({
      decision: 'BLOCKED',
      waysIn: [],
    });
  });

  test('shows session controls and the default', () => {
    const policies = [
      policyOf({}, undefined, {
        sessionControls: {
          signInFrequency: { isEnabled: true, value: 4, type: 'hours' },
          persistentBrowser: { isEnabled: true, mode: 'never' },
        },
      }),
    ];
    expect(explainSignIn(tenantOf({ conditionalAccessPolicies: policies }), push, 'graph').session).toEqual([
      'signInFrequency: 4 hours',
      'persistentBrowser: never',
    ]);
    expect(explainSignIn(tenantOf(), push, 'graph').session).toEqual([
      'signInFrequency: 90 days, rolling (the default)',
    ]);
  });

  test('names only assumptions of the table', () => {
    const nothing = explainSignIn(
      tenantOf({
        conditionalAccessPolicies: undefined,
        namedLocations: undefined,
        securityDefaults: undefined,
        domains: undefined,
      }),
      { user: { id: 'x' }, groupIds: [], roleTemplateIds: [] },
      'graph',
    );
    expect(nothing.assumptions.length).toBeGreaterThan(2);
    for (const key of nothing.assumptions) expect(assumptions[key]).toEqual(expect.any(String));
  });
});

describe('an assessment', () => {
  test('is split only where audiences differ', () => {
    const all = assess(
      tenantOf({ conditionalAccessPolicies: [policyOf()], configuration: { legacyProtocols: false } }),
      push,
    );
    expect(waysInto(all, ['graph', 'keyvault'])).toMatchObject({ split: false });
    expect(waysInto(all, ['graph', 'keyvault']).waysIn.every((way) => way.audience === undefined)).toBe(true);
    const arm = policyOf({ applications: { includeApplications: ['797f4846-ba00-4fd7-ba43-dac1f8f63013'] } });
    const some = assess(tenantOf({ conditionalAccessPolicies: [arm] }), push);
    const { split, waysIn } = waysInto(some, ['azure-read', 'keyvault']);
    expect(split).toBe(true);
    expect(waysIn.filter((way) => way.kind === 'SIGNS_IN').map((way) => [way.audience, way.level])).toEqual([
      ['azure-read', 3],
      ['keyvault', 1],
    ]);
    expect(waysIn.filter((way) => way.kind === 'HELP_DESK_RESETS').map((way) => way.audience)).toEqual([undefined]);
  });

  test('two users share an answer, each with evidence of their own', () => {
    const tenant = tenantOf({ conditionalAccessPolicies: [policyOf()] });
    const other = userOf({
      id: 'user-z',
      methods: ['password', { '@odata.type': 'microsoftAuthenticator', id: 'z-1' }],
    });
    const [one, two] = [assess(tenant, push), assess(tenant, other)];
    expect(two).toBe(one);
    const way = one.audiences.get('graph')?.waysIn.find((found) => found.kind === 'SIGNS_IN');
    if (way === undefined) throw new Error('no way in');
    expect(evidenceOf(push, way)).toEqual(['method-1', 'policy-a']);
    expect(evidenceOf(other, way)).toEqual(['z-1', 'policy-a']);
    const more = userOf({ methods: ['password', 'microsoftAuthenticator', 'fido2'] });
    expect(evidenceOf(more, way)).toEqual(['method-1', 'policy-a']);
  });

  test('a help desk does not hand over the device that is asked for where none can be enrolled', () => {
    const policies = [
      policyOf(
        { applications: { includeApplications: ['cfa8b339-82a2-471a-a3c9-0fc0be7a4093'] } },
        { builtInControls: ['compliantDevice'] },
      ),
    ];
    const tenant = tenantOf({
      conditionalAccessPolicies: policies,
      configuration: { deviceEnrolmentRestricted: true },
    });
    const { waysIn } = waysInto(assess(tenant, push), ['keyvault', 'graph']);
    const desk = waysIn.filter((way) => way.kind === 'HELP_DESK_RESETS').map((way) => [way.audience, way.level]);
    expect(desk).toEqual([
      ['keyvault', 3],
      ['graph', 1],
    ]);
  });

  test('strict binding caps what was registered with a password', () => {
    const strict = (more: readonly unknown[] = []) =>
      assess(
        tenantOf({ conditionalAccessPolicies: [policyOf(), ...more], configuration: { strictBinding: true } }),
        push,
      )
        .audiences.get('graph')
        ?.waysIn.find((way) => way.kind === 'SIGNS_IN')?.level;
    expect(strict()).toBe(1);
    const guarded = policyOf({ applications: { includeUserActions: ['urn:user:registersecurityinfo'] } }, undefined, {
      id: 'registration',
    });
    expect(strict([guarded])).toBe(3);
  });

  test('without the policies that can be weakened', () => {
    const tenant = tenantOf({
      conditionalAccessPolicies: [policyOf(), policyOf({}, { builtInControls: ['compliantDevice'] }, { id: 'b' })],
    });
    const assessment = assess(tenant, push);
    expect(leftWithout(assessment, 'graph', 'all')).toMatchObject({ level: 1, authenticators: ['password'] });
    expect(leftWithout(assessment, 'graph', new Set(['b']))?.level).toBe(3);
    expect(leftWithout(assessment, 'graph', new Set())?.level).toBe(3);
  });

  test('a stolen session tells how long it lasts and what it asks for, and is worth no less for it', () => {
    const replayed = (more: object, controls: unknown = { operator: 'OR', builtInControls: ['mfa'] }) =>
      assess(tenantOf({ conditionalAccessPolicies: [policyOf({}, controls, more as Record<string, unknown>)] }), push)
        .audiences.get('graph')
        ?.waysIn.find((way) => way.kind === 'REPLAYS_SESSION');
    const hours = { sessionControls: { signInFrequency: { isEnabled: true, value: 1, type: 'hours' } } };
    expect(replayed(hours)).toMatchObject({ level: 3, rule: expect.stringContaining('signInFrequency: 1 hours') });
    expect(replayed({})).toMatchObject({ level: 3, rule: expect.stringContaining('90 days') });
    const managed = replayed({}, { operator: 'AND', builtInControls: ['mfa', 'compliantDevice'] });
    expect(managed?.rule).toContain('a managed device');
    expect(replayed({})?.rule).not.toContain('a managed device');
  });
});
