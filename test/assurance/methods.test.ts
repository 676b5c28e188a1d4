/** Every method: what it is, what it is worth where MFA is asked (hit), and what is left where the methods policy is all off (decoy). */
import { describe, expect, test } from '@jest/globals';
import { assess } from '../../assurance/assess.ts';
import { authenticators } from '../../assurance/authenticators/catalogue.ts';
import { allRegistered } from '../../assurance/authenticators/registered.ts';
import type { UserAuthenticationMethod, UserFacts } from '../../assurance/facts.ts';
import { casesOf, methodsPolicy, policyOf, tenantOf, userOf } from './scene.ts';

interface Case {
  readonly word?: string;
  readonly row?: UserAuthenticationMethod;
  readonly is: readonly string[];
  /** The level where MFA is asked; null: not enough. */
  readonly mfa: number | null;
  /** The same with every method of the methods policy off. */
  readonly off: number | null;
}

/** What nobody registers as a method. */
const notRegistered = new Set([
  'password',
  'approveOnlyPush',
  'customControl',
  'certificate',
  'smartCard',
  'certificateSingleFactor',
  'smartCardSingleFactor',
  'managedDevice',
  'identityProofing',
  'identityProofingOnSite',
  'helpDeskVerification',
  'onPremisesDirectory',
  'parentAgent',
  'federatedSingleFactor',
  'federatedMultiFactor',
]);
const rows = casesOf<Case>('methods');
const seen = (row: Case): readonly (readonly [string, UserFacts])[] => [
  ...(row.word === undefined ? [] : [[`the report says ${row.word}`, userOf({ registered: [row.word] })] as const]),
  ...(row.row === undefined
    ? []
    : [[`the row ${JSON.stringify(row.row)}`, userOf({ methods: ['password', row.row] })] as const]),
];
const cases = rows.flatMap((row) => seen(row).map(([says, facts]) => [says, row, facts] as const));

describe('methods', () => {
  test.each(cases)('%s', (_, row, facts) => {
    expect(allRegistered(facts).map((one) => one.name)).toEqual(row.is);
    const level = (on?: readonly string[]) => {
      const tenant = tenantOf({
        conditionalAccessPolicies: [policyOf()],
        authenticationMethodsPolicy: [methodsPolicy(on)],
      });
      return assess(tenant, facts).audiences.get('graph')?.sets[0]?.level ?? null;
    };
    expect(level()).toBe(row.mfa);
    expect(level([])).toBe(row.off);
  });

  test('every authenticator that can be registered has a row', () => {
    const have = new Set(rows.flatMap((row) => row.is));
    expect(Object.keys(authenticators).filter((name) => !have.has(name) && !notRegistered.has(name))).toEqual([]);
  });

  test.each([
    ['a group that is a target', { includeTargets: [{ id: 'GROUP-A' }] }, ['group-a'], 2],
    ['a group that is none', { includeTargets: [{ id: 'group-a' }] }, ['group-b'], null],
    [
      'an excluded group',
      { includeTargets: [{ id: 'all_users' }], excludeTargets: [{ id: 'group-a' }] },
      ['group-a'],
      null,
    ],
    [
      'another excluded group',
      { includeTargets: [{ id: 'all_users' }], excludeTargets: [{ id: 'group-a' }] },
      ['group-b'],
      2,
    ],
    ['a state that is not known', { state: 'sometimes', includeTargets: [{ id: 'all_users' }] }, [], null],
  ] as const)('the methods policy and %s', (_, configuration, groupIds, level) => {
    const sms = { id: 'Sms', state: 'enabled', excludeTargets: [], ...configuration };
    const policy = { policyMigrationState: 'migrationComplete', authenticationMethodConfigurations: [sms] };
    const tenant = tenantOf({ conditionalAccessPolicies: [policyOf()], authenticationMethodsPolicy: [policy] });
    const facts = userOf({ groupIds, methods: ['password', { '@odata.type': 'phone', phoneType: 'mobile' }] });
    expect(assess(tenant, facts).audiences.get('graph')?.sets[0]?.level ?? null).toBe(level);
  });

  test.each([
    ['push', 3, null],
    ['deviceBasedPush', null, 3],
    ['any', 3, 3],
  ] as const)('the app in the mode %s', (authenticationMode, push, phoneSignIn) => {
    const app = {
      id: 'MicrosoftAuthenticator',
      state: 'enabled',
      includeTargets: [{ id: 'all_users', authenticationMode }],
    };
    const policy = { policyMigrationState: 'migrationComplete', authenticationMethodConfigurations: [app] };
    const tenant = tenantOf({ conditionalAccessPolicies: [policyOf()], authenticationMethodsPolicy: [policy] });
    const level = (word: string) =>
      assess(tenant, userOf({ registered: [word] })).audiences.get('graph')?.sets[0]?.level ?? null;
    expect([level('microsoftAuthenticatorPush'), level('microsoftAuthenticatorPasswordless')]).toEqual([
      push,
      phoneSignIn,
    ]);
  });
});
