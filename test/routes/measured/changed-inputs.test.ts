/** What people are judged by after a change, from the rows that are kept; and what those rows cannot tell. */
import { describe, expect, test } from '@jest/globals';
import type { TenantFacts, UserFacts } from '#assurance';
import { type ChangeStep, parseChange, type RowStep } from '#changes';
import {
  changedPerson,
  changedTenant,
  isJudgedStep,
  stepsByPerson,
} from '../../../routes/measured/judged-again/changed-inputs.ts';

const steps = (...given: object[]) =>
  parseChange(JSON.stringify({ title: 'A change', steps: given }), 'change').steps as RowStep[];
const policies = 'graph/conditional-access-policies';
const methods = 'graph/user-authentication-methods';
const registration = 'graph/user-registration-details';
const tenant: TenantFacts = {
  conditionalAccessPolicies: [{ id: 'P', state: 'disabled', conditions: { users: { excludeUsers: ['a', 'b'] } } }],
  authorizationPolicy: [{ id: 'authorizationPolicy', allowedToUseSSPR: true }],
};
const person: UserFacts = {
  user: { id: 'u' },
  groupIds: [],
  roleTemplateIds: [],
  registration: { methodsRegistered: ['mobilePhone'], isSsprEnabled: true },
  methods: [
    { '@odata.type': '#microsoft.graph.phoneAuthenticationMethod', id: 'phone', phoneNumber: 'digest:1' },
    { '@odata.type': '#microsoft.graph.fido2AuthenticationMethod', id: 'key' },
  ],
  mfaState: undefined,
} as UserFacts;

describe('of the tenant', () => {
  test('a row is found in any case, and changed as loading it would have it', () => {
    const set = { state: 'enabled', 'conditions.users.excludeUsers[=b]': null, notKnown: 'x' };
    const changed = changedTenant(tenant, steps({ collection: policies, row: { id: 'p' }, set })) as TenantFacts;
    expect(changed.conditionalAccessPolicies).toEqual([
      { id: 'P', state: 'enabled', conditions: { users: { excludeUsers: ['a'] } }, notKnown: 'not kept' },
    ]);
    expect(tenant.conditionalAccessPolicies?.[0]?.state).toBe('disabled');
  });

  test('a policy for workloads is no matter where another changes', () => {
    const beside = { id: 'W', conditions: { clientApplications: { includeServicePrincipals: ['s'] } } };
    const both = { ...tenant, conditionalAccessPolicies: [...(tenant.conditionalAccessPolicies ?? []), beside] };
    const changed = changedTenant(both, steps({ collection: policies, row: { id: 'P' }, set: { state: 'enabled' } }));
    expect(changed).toMatchObject({ conditionalAccessPolicies: [{ state: 'enabled' }, { id: 'W' }] });
    expect(changedTenant(both, steps({ collection: policies, row: { id: 'W' }, remove: true }))).toMatch(/workloads/);
  });

  test('policies come and go', () => {
    const changed = changedTenant(
      tenant,
      steps(
        { collection: policies, add: { id: 'q', state: 'enabled' } },
        { collection: policies, row: { id: 'P' }, remove: true },
      ),
    ) as TenantFacts;
    expect(changed.conditionalAccessPolicies).toEqual([{ id: 'q', state: 'enabled' }]);
  });

  test.each<[string, object, RegExp]>([
    [
      'a row that is not kept',
      { collection: policies, row: { id: 'other' }, set: { state: 'enabled' } },
      /fits 0 rows/,
    ],
    [
      'a path that leads nowhere',
      { collection: policies, row: { id: 'P' }, set: { 'conditions.users.excludeUsers[=z]': null } },
      /fits 0 members/,
    ],
    [
      'a policy for workloads',
      {
        collection: policies,
        row: { id: 'P' },
        set: { 'conditions.clientApplications': { includeServicePrincipals: ['s'] } },
      },
      /workloads/,
    ],
    [
      'what more follows from',
      { collection: 'graph/authorization-policy', row: {}, set: { allowInvitesFrom: 'none' } },
      /more than sign-in/,
    ],
    [
      'what was not collected',
      { collection: 'graph/security-defaults', row: {}, set: { isEnabled: true } },
      /was not collected/,
    ],
  ])('%s is refused', (_, step, says) => {
    expect(changedTenant(tenant, steps(step))).toEqual(expect.stringMatching(says));
  });
});

describe('of a person', () => {
  test('rows of the person change, and digests stay', () => {
    const given = steps(
      { collection: registration, row: { id: 'U' }, set: { isSsprEnabled: false } },
      { collection: methods, row: { userId: 'u', id: 'phone' }, set: { smsSignInState: 'notEnabled' } },
      { collection: methods, row: { userId: 'u', id: 'KEY' }, remove: true },
    );
    expect([...stepsByPerson(given).keys()]).toEqual(['u']);
    const changed = changedPerson(person, given, () => false) as UserFacts;
    expect(changed.registration).toEqual({ methodsRegistered: ['mobilePhone'], isSsprEnabled: false });
    expect(changed.methods).toEqual([
      expect.objectContaining({ id: 'phone', phoneNumber: 'digest:1', smsSignInState: 'notEnabled' }),
    ]);
  });

  test('who has no method left has none, but where the collection was cut short', () => {
    const gone = ['phone', 'key'].map((id) => ({ collection: methods, row: { userId: 'u', id }, remove: true }));
    expect(changedPerson(person, steps(...gone), () => false)).toMatchObject({ methods: [] });
    expect(changedPerson(person, steps(...gone), (name) => name === methods)).toHaveProperty('methods', undefined);
  });

  test.each<[string, object, RegExp]>([
    ['a telephone number', { collection: methods, add: { userId: 'u', id: 'new', phoneNumber: '+1' } }, /only digests/],
    [
      'a row that is not there',
      { collection: 'graph/user-mfa-state', row: { userId: 'u' }, set: { perUserMfaState: 'enforced' } },
      /only a row that is there/,
    ],
    ['a row that goes', { collection: registration, row: { id: 'u' }, remove: true }, /only a row that is there/],
  ])('%s is refused', (_, step, says) => {
    expect(changedPerson(person, steps(step), () => false)).toEqual(expect.stringMatching(says));
  });
});

test('a step is for judging again where nothing else follows from its collection', () => {
  const judged = (step: object) => isJudgedStep(steps(step)[0] as ChangeStep);
  expect(judged({ collection: registration, row: { id: 'u' }, set: { isAdmin: false } })).toBe(true);
  expect(judged({ collection: 'graph/users', row: { id: 'u' }, set: { accountEnabled: false } })).toBe(false);
  expect(judged({ declare: { 'helpDesk.verification': 'nothing' } })).toBe(false);
});
