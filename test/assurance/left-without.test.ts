/** What is gained when policies lapse: something where they hold somebody back, nothing elsewhere. */
import { describe, expect, test } from '@jest/globals';
import { assess } from '../../assurance/assess.ts';
import { leftWithAnyMethod, leftWithout, lessThan } from '../../assurance/left-without.ts';
import { type CaseUser, methodsPolicy, policyOf, tenantOf, userOf } from './scene.ts';

const mfa = policyOf();
const push: CaseUser = { methods: ['password', 'microsoftAuthenticator'] };

/** The level that is gained at a key vault, as a caller sees it; undefined for nothing. */
function gained(user: CaseUser, facts: Record<string, unknown>, how: 'policies' | 'methods'): number | undefined {
  const assessment = assess(tenantOf(facts), userOf(user));
  const then =
    how === 'policies' ? leftWithout(assessment, 'keyvault', 'all') : leftWithAnyMethod(assessment, 'keyvault');
  return lessThan(then, leftWithout(assessment, 'keyvault', new Set()))?.level;
}

describe('Conditional Access lapses', () => {
  test('where it asks for MFA the password is enough', () => {
    expect(gained(push, { conditionalAccessPolicies: [mfa] }, 'policies')).toBe(1);
  });

  test('where no policy, or none about this user, holds anybody back nothing is gained', () => {
    expect(gained(push, {}, 'policies')).toBeUndefined();
    const others = policyOf({ users: { includeUsers: ['somebody-else'] } });
    expect(gained(push, { conditionalAccessPolicies: [others] }, 'policies')).toBeUndefined();
  });

  test('where the user gets in by the password all the same nothing is gained', () => {
    expect(gained({ methods: ['password'] }, { conditionalAccessPolicies: [mfa] }, 'policies')).toBeUndefined();
  });
});

describe('the methods policy lets everything in', () => {
  const off = { authenticationMethodsPolicy: [methodsPolicy(['MicrosoftAuthenticator'])] };
  const telephone: CaseUser = {
    methods: ['password', 'microsoftAuthenticator', { '@odata.type': 'phone', phoneType: 'mobile' }],
  };

  test('a telephone that was off is the second factor: the level falls', () => {
    expect(gained(telephone, { conditionalAccessPolicies: [mfa], ...off }, 'methods')).toBe(2);
    expect(gained(push, { conditionalAccessPolicies: [mfa], ...off }, 'methods')).toBeUndefined();
  });

  test('the MFA that the state of the user asks for ends', () => {
    expect(gained({ ...push, perUserMfaState: 'enforced' }, {}, 'methods')).toBe(1);
    expect(gained({ ...push, perUserMfaState: 'disabled' }, {}, 'methods')).toBeUndefined();
  });

  test('Conditional Access stays: MFA by push is asked for as before', () => {
    expect(
      gained({ ...push, perUserMfaState: 'enforced' }, { conditionalAccessPolicies: [mfa] }, 'methods'),
    ).toBeUndefined();
  });

  test('a policy that was not collected is taken to let everything in already', () => {
    expect(
      gained(push, { conditionalAccessPolicies: [mfa], authenticationMethodsPolicy: undefined }, 'methods'),
    ).toBeUndefined();
  });
});

test('a level that was open and becomes known is a gain, the other way round it is none', () => {
  const sure = { level: 1, known: 1 } as const;
  const open = { level: 1, known: 3 } as const;
  expect(lessThan(sure, open)).toEqual(sure);
  expect(lessThan(open, sure)).toBeUndefined();
  expect(lessThan(sure, undefined)).toEqual(sure);
  expect(lessThan(undefined, sure)).toBeUndefined();
});
