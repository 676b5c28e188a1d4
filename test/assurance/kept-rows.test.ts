/** What is kept of a row: its declared fields, digests in place of telephones and mail addresses, and that something unknown was there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { assess, type CompiledTenant, compileTenant, evidenceOf, type TenantFacts, type UserFacts } from '#assurance';
import { digestWith } from '#facts';
import { declaredOnly } from '../../assurance/kept/declared-fields.ts';
import { keptRows } from '../../assurance/kept/kept-rows.ts';
import { signInOfFolder } from './facts-folder/sign-in-of-folder.ts';

/** The collections that hold a tenant's policies, by the field that the engine reads them in. */
const policyCollections = {
  conditionalAccessPolicies: 'graph/conditional-access-policies',
  namedLocations: 'graph/named-locations',
  authenticationStrengthPolicies: 'graph/authentication-strength-policies',
  authenticationMethodsPolicy: 'graph/authentication-methods-policy',
  securityDefaults: 'graph/security-defaults',
  authorizationPolicy: 'graph/authorization-policy',
  domains: 'graph/domains',
  crossTenantAccess: 'graph/cross-tenant-access-policies',
  onPremisesSynchronization: 'graph/on-premises-synchronization',
  deviceRegistrationPolicy: 'graph/device-registration-policy',
};
const policies = keptRows['graph/conditional-access-policies'];
const methods = keptRows['graph/user-authentication-methods'];
const secret = 'hunter2';

describe('a row', () => {
  test('keeps its declared fields at every depth, and no other', () => {
    const row = {
      id: 'd',
      password: secret,
      federationConfiguration: [
        { id: 'f', federatedIdpMfaBehavior: 'acceptIfMfaDoneByFederatedIdp', signingKey: secret },
      ],
      __proto__x: secret,
    };
    expect(declaredOnly(row, keptRows['graph/domains'])).toEqual({
      id: 'd',
      federationConfiguration: [{ id: 'f', federatedIdpMfaBehavior: 'acceptIfMfaDoneByFederatedIdp' }],
    });
  });

  test.each(['__proto__', 'constructor', 'toString'])('with a field %s has a field like another', (name) => {
    const row = JSON.parse(`{"id":"d","${name}":{"authenticationType":"${secret}"}}`);
    const kept = declaredOnly(row, keptRows['graph/domains']) as { authenticationType?: string };
    expect([JSON.stringify(kept), kept.authenticationType]).toEqual(['{"id":"d"}', undefined]);
  });

  test('of another form than declared keeps nothing of what is there', () => {
    const row = {
      id: { deep: secret },
      federationConfiguration: secret,
      authenticationType: [{ deep: secret }, 'Managed'],
    };
    expect(JSON.stringify(declaredOnly(row, keptRows['graph/domains']))).not.toContain(secret);
  });
});

describe('a method', () => {
  const digest = digestWith('salt');
  const kept = (row: object, by = digest) => declaredOnly(row, methods, by) as Record<string, unknown>;

  test('keeps a digest of the telephone number and of the mail address', () => {
    const row = { id: 'm', phoneType: 'mobile', phoneNumber: '+1 2065550100', emailAddress: 'Ada@Example.com' };
    expect(kept(row)).toEqual({
      id: 'm',
      phoneType: 'mobile',
      phoneNumber: expect.stringMatching(/^digest:[0-9a-f]{64}$/),
      emailAddress: digest('ada@example.com'),
    });
  });

  test('tells the same telephone, and no other; with another salt nothing is told', () => {
    const of = (phoneNumber: string, by = digest) => kept({ phoneNumber }, by).phoneNumber;
    expect(of('+1 2065550100')).toBe(of('+12065550100'));
    expect(of('+1 2065550100')).not.toBe(of('+1 2065550101'));
    expect(of('+1 2065550100')).not.toBe(of('+1 2065550100', digestWith('other')));
    // What a collector has digested already is not digested again.
    expect(of(String(of('+1 2065550100')))).toBe(of('+1 2065550100'));
  });
});

describe('a policy with what is not known', () => {
  const policy = (more: object, conditions: object = {}) => ({
    id: 'p',
    displayName: 'P',
    state: 'enabled',
    conditions: { users: { includeUsers: ['All'] }, applications: { includeApplications: ['All'] }, ...conditions },
    grantControls: { operator: 'OR', builtInControls: ['mfa'] },
    ...more,
  });
  const strange = (row: object) =>
    compileTenant({ conditionalAccessPolicies: [row] }).policies.map((one) => one.strange);

  test.each([
    ['nothing', policy({})],
    [
      'an annotation',
      policy({ 'x@odata.context': secret, templateId: secret, createdDateTime: secret, description: secret }),
    ],
    ['a field', policy({ times: { from: secret } })],
    ['a condition', policy({}, { times: [secret] })],
    ['an empty condition', policy({}, { times: [], more: null, other: {} })],
    ['a condition within', policy({}, { users: { includeUsers: ['All'], includeMoons: [secret] } })],
    ['an object for a list', policy({}, { users: { includeUsers: ['All'], excludeUsers: { all: secret } } })],
    ['a text for an object', policy({}, { platforms: secret })],
    ['an object within a list', policy({}, { clientAppTypes: ['browser', { of: secret }] })],
    [
      'workload identities',
      policy({}, { clientApplications: { includeAgentIdServicePrincipals: ['None'], more: [secret] } }),
    ],
    ['a control', policy({ grantControls: { operator: 'OR', builtInControls: ['mfa'], blood: secret } })],
    ['a state', policy({ state: { on: secret } })],
    ['no conditions', { ...policy({}), conditions: undefined }],
  ])('%s is understood as before, and its value is gone', (_, row) => {
    const kept = declaredOnly(row, policies) as object;
    expect(strange(kept)).toEqual(strange(row));
    expect(compileTenant({ conditionalAccessPolicies: [kept] }).policies[0]?.grant).toEqual(
      compileTenant({ conditionalAccessPolicies: [row] }).policies[0]?.grant,
    );
    expect(JSON.stringify(kept)).not.toContain(secret);
  });
});

describe('what is kept is judged like what was sent', () => {
  const root = join(import.meta.dirname, '../..');
  type Row = Record<string, unknown>;

  /** Every way in of somebody, as text. */
  const waysOf = (tenant: CompiledTenant, facts: UserFacts) => {
    const { audiences, whole } = assess(tenant, facts);
    const all = [...whole, ...[...audiences.values()].flatMap(({ waysIn }) => waysIn)];
    return JSON.stringify(all.map((way) => [way, evidenceOf(facts, way)]));
  };

  test('everybody of the demo, by all that is sent and by what is kept of it', async () => {
    const demo = join(root, 'ingest/demo');
    const { tenant: read, users } = await signInOfFolder(demo);
    const rows = (name: string): Row[] =>
      readFileSync(join(demo, `${name}.ndjson`), 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line));
    const sent = Object.entries(policyCollections).map(([field, name]) => [field, rows(name)]);
    const tenant = compileTenant({ ...read, ...Object.fromEntries(sent) } as TenantFacts);
    const of = (name: string, key: string, id: string) =>
      rows(name).filter((row) => String(row[key]).toLowerCase() === id);
    expect(users.size).toBeGreaterThan(60);
    for (const [id, facts] of users) {
      const whole = {
        ...facts,
        user: { ...of('graph/users', 'id', id)[0], id },
        registration: of('graph/user-registration-details', 'id', id)[0] ?? null,
        methods: of('graph/user-authentication-methods', 'userId', id),
        mfaState: of('graph/user-mfa-state', 'userId', id)[0] ?? null,
      } as UserFacts;
      expect([id, waysOf(compileTenant(read), facts)]).toEqual([id, waysOf(tenant, whole)]);
    }
  });

  const sets = join(root, '../shared/data/policy-sets');
  if (!existsSync(sets)) console.warn('The published policy sets are not there: they are skipped.');
  (existsSync(sets) ? test : test.skip)('every published policy', () => {
    const files = readdirSync(sets, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));
    let count = 0;
    for (const name of files) {
      const row = jsonOf(readFileSync(join(sets, name), 'utf8'));
      if (typeof row !== 'object' || row === null || !('conditions' in row)) continue;
      const judged = (one: object) =>
        compileTenant({ conditionalAccessPolicies: [one] }).policies.map(({ source: _, ...policy }) => policy);
      expect([name, judged(declaredOnly(row, policies) as object)]).toEqual([name, judged(row)]);
      count += 1;
    }
    expect(count).toBeGreaterThan(100);
  });
});

/** The value of a text; undefined where it is no JSON. Some published files are invalid on purpose. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}
