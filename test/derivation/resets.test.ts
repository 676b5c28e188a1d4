/** Which abilities reach an account, and what each leaves to defeat. */
import { describe, expect, test } from '@jest/globals';
import { directoryRole, type UserAbilityName } from '#catalogue';
import { abilitiesOver, accountBits, coverageOf, everyone, reachAfter, unsureOver } from '#derivation';

const plain = { account: 0, coverage: everyone };

describe('abilities over an account', () => {
  test('a member without a role has the password reset by the least of the resetting roles', () => {
    expect(abilitiesOver(plain, true)).toContain('password-members');
    expect(abilitiesOver(plain, true)).not.toContain('password-administrators');
  });

  test('a role that no resetting role covers leaves the account to those who cover everybody', () => {
    const coverage = everyone & coverageOf(directoryRole.globalAdministrator);
    expect(abilitiesOver({ account: 0, coverage }, true)).toContain('password-administrators');
    expect(abilitiesOver({ account: 0, coverage }, true)).not.toContain('password-members');
  });

  test.each([
    ['a federated user', accountBits.federated, true, false],
    ['a guest', accountBits.external, true, false],
    ['a synchronized user without writeback', accountBits.synchronized, false, false],
    ['a synchronized user with writeback', accountBits.synchronized, true, true],
    ['a synchronized user, writeback not collected', accountBits.synchronized, undefined, true],
  ])('%s', (_, account, writeback, takesPassword) => {
    expect(abilitiesOver({ ...plain, account }, writeback).some((one) => one.startsWith('password-'))).toBe(
      takesPassword,
    );
  });

  test.each([
    ['a synchronized user, whatever is written back', accountBits.synchronized, true],
    ['a user of the cloud', 0, false],
    ['a synchronized user of a federated domain', accountBits.synchronized | accountBits.federated, false],
    ['a synchronized guest', accountBits.synchronized | accountBits.external, false],
    ['a synchronized account that is disabled', accountBits.synchronized | accountBits.disabled, false],
  ])('what synchronizes sets the password of %s', (_, account, isSet) => {
    expect(abilitiesOver({ ...plain, account }, false).includes('synchronized-passwords')).toBe(isSet);
  });

  test('nothing reaches the user of an agent', () => {
    expect(abilitiesOver({ ...plain, account: accountBits.agent }, true)).toEqual([]);
  });

  test('a disabled account is reached by whoever enables it, and by nothing else', () => {
    expect(abilitiesOver({ ...plain, account: accountBits.disabled }, true)).toEqual(['disabled-members']);
  });
});

describe('a federated domain names', () => {
  const { customDomain, immutableId, immutableIdUnknown } = accountBits;
  const forging = (account: number, coverage = everyone) =>
    abilitiesOver({ account, coverage }, true).filter((one) => /^(domain-)?federation/.test(one));

  test('who has an id from on premises, and nobody of the onmicrosoft.com domain', () => {
    expect(forging(customDomain | immutableId)).toEqual(['domain-federation']);
    expect(forging(immutableId)).toEqual([]);
  });

  test('others only for whoever may also set the id, which follows their roles', () => {
    expect(forging(customDomain)).toEqual(['federation-of-members']);
    const coverage = coverageOf(directoryRole.globalAdministrator);
    expect(forging(customDomain, coverage)).toEqual(['federation-of-administrators']);
  });

  test('whom the source does not tell about, and that is assumed', () => {
    const untold = { account: customDomain | immutableIdUnknown, coverage: everyone };
    expect(forging(untold.account)).toEqual(['domain-federation']);
    expect(unsureOver(untold, true)('domain-federation')).toBe('domain-federation');
    expect(unsureOver({ ...untold, account: untold.account | immutableId }, true)('domain-federation')).toBeUndefined();
  });
});

describe('what an ability leaves', () => {
  const remainder = { level: 2, known: 2, assumptions: [] } as const;
  const left = {
    signIn: remainder,
    password: remainder,
    methods: undefined,
    account: undefined,
    telephone: undefined,
    mailbox: undefined,
    hardwareToken: undefined,
    pass: { level: 0, known: 0, assumptions: [] },
    passkey: undefined,
    qrCode: undefined,
    methodsPolicy: undefined,
    certificate: undefined,
    anyCertificate: undefined,
    policies: remainder,
  } as const;

  const sure = () => undefined;

  test('an ability after which nothing gets in reaches nobody', () => {
    expect(reachAfter('ada', ['password-members', 'methods-members', 'pass-members'], left, sure)).toEqual({
      id: 'ada',
      abilities: ['password-members', 'pass-members'],
      gates: [2, 0],
      gatesKnown: [2, 0],
      assumptions: [[], []],
    });
  });

  test('is what the ability says: the rest after what is handed over, or the same for everybody', () => {
    const gateOf = (ability: UserAbilityName) => reachAfter('ada', [ability], left, sure).gates[0];
    expect(gateOf('conditional-access')).toBe(2);
    expect(gateOf('certificate-authorities')).toBeUndefined();
    expect(gateOf('domain-federation')).toBe(0);
    expect(reachAfter('ada', ['people-who-sign-in'], left, sure)).toMatchObject({
      gates: [1],
      gatesKnown: [undefined],
      assumptions: [['people-who-sign-in']],
    });
  });

  test('people who sign in to a client are reached where their own ways in ask for more', () => {
    const reach = (level: 1 | 3) =>
      reachAfter('ada', ['people-who-sign-in'], { ...left, signIn: { level, known: level, assumptions: [] } }, sure)
        .gates;
    expect(reach(3)).toEqual([1]);
    expect(reach(1)).toEqual([]);
  });

  test('a password that may not be written back is assumed; one that synchronization sends is not, nor a pass', () => {
    const synchronized = { ...plain, account: accountBits.synchronized };
    const reset = ['password-members', 'synchronized-passwords', 'pass-members'] as const;
    expect(reachAfter('ada', reset, left, unsureOver(synchronized, undefined))).toMatchObject({
      gatesKnown: [undefined, 2, 0],
      assumptions: [['writeback-not-collected'], [], []],
    });
    expect(reachAfter('ada', reset, left, unsureOver(synchronized, false)).gatesKnown).toEqual([2, 2, 0]);
  });
});
