/** Two levels a way in: with open questions at their worst, and answered well. */
import { describe, expect, test } from '@jest/globals';
import { assumptionEntries, isOpenQuestion } from '#catalogue';
import { assess } from '../../assurance/assess.ts';
import { credentialWayIn } from '../../assurance/workloads.ts';
import { type CaseUser, policyOf, tenantOf, userOf } from './scene.ts';

interface Scene {
  readonly user?: CaseUser;
  readonly mfaState?: 'not collected';
  readonly facts?: Record<string, unknown>;
  readonly policies?: readonly unknown[];
}

function assessed({ user, mfaState, facts = {}, policies = [] }: Scene) {
  const given = userOf({ methods: ['password'], ...user });
  const person = mfaState === undefined ? given : { ...given, mfaState: undefined };
  return assess(tenantOf({ conditionalAccessPolicies: policies as never, ...facts }), person);
}

/** The levels of one kind of way into Microsoft Graph, `worst/best`; `none` where there is no way. */
function levels(scene: Scene, kind = 'SIGNS_IN'): string[] {
  const { audiences, whole } = assessed(scene);
  const ways = [...(audiences.get('graph')?.waysIn ?? []), ...whole].filter((way) => way.kind === kind);
  return ways.map(({ level, levelKnown }) => `${level}/${levelKnown ?? 'none'}`);
}

const sms = {
  methods: ['password', { '@odata.type': 'phone', phoneType: 'mobile', smsSignInState: 'notAllowedByPolicy' }],
};
const mfa = [policyOf()];

describe('two gates', () => {
  test('SMS alone where per-user MFA was not collected: the password at worst, seen at 2', () => {
    expect(levels({ user: sms, mfaState: 'not collected' })).toEqual(['1/2']);
    const way = assessed({ user: sms, mfaState: 'not collected' }).audiences.get('graph')?.waysIn[0];
    expect(way).toMatchObject({ basis: 'ASSUMED', assumptions: ['mfa-state-not-collected'] });
  });

  test('decoy: a policy asks for MFA, so that the setting does not decide and is not named', () => {
    expect(levels({ user: sms, mfaState: 'not collected', policies: mfa })).toEqual(['2/2']);
    const way = assessed({ user: sms, mfaState: 'not collected', policies: mfa }).audiences.get('graph')?.waysIn[0];
    expect(way).toMatchObject({ basis: 'OBSERVED', assumptions: [] });
  });

  test('nobody is seen to get in where it is not known which policies there are', () => {
    expect(levels({ facts: { conditionalAccessPolicies: undefined } })).toEqual(['1/none']);
  });

  test('methods that were not collected are perhaps there, and nobody is known to have them', () => {
    expect(levels({ user: { registered: 'not collected', methods: undefined as never }, policies: mfa })).toEqual([
      '2/none',
    ]);
  });

  test('a policy whose members are not known holds back at best, and not at worst', () => {
    const forGroup = [policyOf({ users: { includeGroups: ['11111111-1111-1111-1111-111111111111'] } })];
    expect(levels({ user: { ...sms, notCollected: ['groups'] }, policies: forGroup })).toEqual(['1/2']);
    expect(levels({ user: sms, policies: forGroup })).toEqual(['1/1']);
  });

  test('decoy: a policy that names nobody by what is no id names nobody at best either', () => {
    const malformed = [policyOf({ users: { includeUsers: ['ada'] } })];
    expect(levels({ user: sms, policies: malformed })).toEqual(['1/1']);
  });

  test('an undeclared help desk is no way in that is known; a declared one is what it verifies', () => {
    expect(levels({ policies: mfa }, 'HELP_DESK_RESETS')).toEqual(['1/none']);
    const desk = (verification: string) => ({ configuration: { helpDesk: { verification } } });
    expect(levels({ policies: mfa, facts: desk('identity-proofing') }, 'HELP_DESK_RESETS')).toEqual(['3/3']);
    expect(levels({ policies: mfa, facts: desk('nothing') }, 'HELP_DESK_RESETS')).toEqual(['0/0']);
  });

  test('a key of which it is not known how it is kept is in hardware at best', () => {
    const key = { methods: ['password', { '@odata.type': 'fido2' }] };
    const passkeys = {
      grantControls: { operator: 'OR', authenticationStrength: { id: '00000000-0000-0000-0000-000000000004' } },
    };
    expect(levels({ user: key, policies: [policyOf({}, passkeys.grantControls)] })).toEqual(['4/5']);
  });

  test('a certificate that is not declared non-exportable is 3 or 4, and declared exportable it is 3', () => {
    const certificate = { kind: 'certificate', id: 'a' } as const;
    const tenant = tenantOf({});
    expect(credentialWayIn(tenant, certificate, '2026-01-01T00:00:00Z')).toMatchObject({ level: 3, levelKnown: 4 });
    const declared = tenantOf({ configuration: { nonExportableCertificates: ['a'] } });
    expect(credentialWayIn(declared, certificate, '2026-01-01T00:00:00Z')).toMatchObject({ level: 4, levelKnown: 4 });
  });

  test('what only asks for less at best is a way in of its own', () => {
    const key = { methods: ['password'] };
    const all = assessed({ user: key, mfaState: 'not collected' }).audiences.get('graph')?.waysIn ?? [];
    const enrols = all.filter(({ kind }) => kind === 'ENROLS_METHOD');
    for (const way of enrols) expect(way.levelKnown).toBe(way.level);
  });
});

describe('the table of open questions', () => {
  test('says of each how it is answered, or that it holds at both gates', () => {
    const notes = Object.keys(assumptionEntries).filter((key) => !isOpenQuestion(key));
    expect(notes.sort()).toEqual(['baseline-scopes', 'identifier-malformed', 'mfa-trusted-ips', 'subject-producers']);
    expect(isOpenQuestion('no such key')).toBe(true);
  });
});
