/** The gate of an activation, from its rules and the authentication context as it really evaluates. */
import { describe, expect, test } from '@jest/globals';
import { activationGate, type ManagementPolicyRule } from '../../assurance/activation.ts';
import { policyOf, tenantOf, userOf } from './scene.ts';

const push = userOf({ methods: ['password', 'microsoftAuthenticator'] });
const mfa: ManagementPolicyRule = {
  id: 'Enablement_EndUser_Assignment',
  enabledRules: ['MultiFactorAuthentication', 'Justification'],
};
const context: ManagementPolicyRule = {
  id: 'AuthenticationContext_EndUser_Assignment',
  isEnabled: true,
  claimValue: 'c1',
};
const about = { applications: { includeAuthenticationContextClassReferences: ['c1'] } };
const strength = { authenticationStrength: { id: '00000000-0000-0000-0000-000000000004' } };
const gateIn = (policies: readonly unknown[], rules: readonly ManagementPolicyRule[] | undefined, user = push) =>
  activationGate(tenantOf({ conditionalAccessPolicies: policies }), user, rules);

describe('activation', () => {
  test('is asked by the rule about the end user, not by those about administrators', () => {
    expect(gateIn([], [{ ...mfa, id: 'Enablement_Admin_Assignment' }]).gate).toBe(0);
  });
  test('no rule asks for anything', () => {
    expect(gateIn([], [{ id: 'Enablement_EndUser_Assignment', enabledRules: ['Justification'] }])).toMatchObject({
      gate: 0,
      basis: 'CONFIGURED',
      approvers: undefined,
    });
  });
  test('rules not collected: nothing is taken to be asked', () => {
    expect(gateIn([], undefined)).toMatchObject({ gate: 0, basis: 'ASSUMED' });
  });
  test('MFA: the lowest multi-factor set, enrolment included', () => {
    expect(gateIn([], [mfa])).toMatchObject({ gate: 3, authenticators: ['password', 'microsoftAuthenticatorPush'] });
    expect(gateIn([], [mfa], userOf({ methods: ['password'] }))).toMatchObject({ gate: 1 });
  });
  test('what enrolling takes for granted counts where enrolling is how it is done', () => {
    const tenant = tenantOf({ authenticationMethodsPolicy: undefined });
    const enrols = activationGate(tenant, userOf({ methods: ['password'] }), [mfa]);
    expect(enrols).toMatchObject({
      gate: 1,
      basis: 'ASSUMED',
      assumptions: expect.arrayContaining(['enrolment-methods']),
    });
    const shows = activationGate(tenant, push, [mfa]);
    expect([shows.gate, shows.assumptions.includes('enrolment-methods')]).toEqual([3, false]);
  });
  test('a context that no policy names asks for MFA, and says so', () => {
    expect(gateIn([], [context])).toMatchObject({ gate: 3, rule: expect.stringContaining('asks for MFA') });
    expect(gateIn([policyOf(about)], [context]).rule).toContain('the authentication context c1');
  });
  test('a context that is blocked outside trusted networks is to be had from inside, where being there is asked', () => {
    const everywhere = policyOf(about, { builtInControls: ['block'] });
    const outside = policyOf(
      { ...about, locations: { includeLocations: ['All'], excludeLocations: ['AllTrusted'] } },
      { builtInControls: ['block'] },
    );
    expect([gateIn([outside], [context]).gate, gateIn([everywhere], [context]).gate]).toEqual([4, undefined]);
  });
  test('a context that a policy guards asks what the policy asks, enrolment included', () => {
    const key = userOf({
      methods: ['password', { '@odata.type': 'fido2', attestationLevel: 'attested', passkeyType: 'deviceBound' }],
    });
    expect(gateIn([policyOf(about, strength)], [context], key)).toMatchObject({
      gate: 5,
      evidence: expect.arrayContaining(['policy-a']),
    });
    expect(gateIn([policyOf(about, strength)], [context]).gate).toBe(3);
  });
  test.each(['disabled', 'enabledForReportingButNotEnforced'])(
    'a context whose policy is %s asks for nothing',
    (state) => {
      expect(gateIn([policyOf(about, strength, { state })], [context]).gate).toBe(0);
    },
  );
  test('a context whose policy excludes the user asks for nothing', () => {
    expect(
      gateIn([policyOf({ ...about, users: { includeUsers: ['All'], excludeUsers: ['user-a'] } }, strength)], [context])
        .gate,
    ).toBe(0);
  });
  test('a context policy for the holders of the role is not for the eligible', () => {
    expect(
      gateIn(
        [policyOf({ ...about, users: { includeRoles: ['62e90394-69f5-4237-9190-012177145e10'] } }, strength)],
        [context],
      ).gate,
    ).toBe(0);
  });
  test('a context rule that is off asks for nothing', () => {
    expect(gateIn([], [{ ...context, isEnabled: false }]).gate).toBe(0);
  });
  test('policies not collected: one that is off is taken to guard the context', () => {
    const tenant = tenantOf({ conditionalAccessPolicies: undefined });
    expect(activationGate(tenant, push, [context])).toMatchObject({
      gate: 0,
      basis: 'ASSUMED',
      assumptions: expect.arrayContaining(['policies-not-collected']),
    });
    expect(activationGate(tenant, push, [mfa])).toMatchObject({ gate: 3 });
  });
  test('a policy that is not understood does not guard its context', () => {
    const odd = policyOf({ ...about, somethingNew: ['x'] }, strength);
    expect(gateIn([odd], [context])).toMatchObject({ gate: 0, basis: 'ASSUMED' });
  });
  test('the policy that has no effect is evidence', () => {
    const { evidence, rule } = gateIn([policyOf(about, strength, { state: 'disabled' })], [context]);
    expect(evidence).toContain('policy-a');
    expect(rule).toContain('no policy for it is in force');
  });
  test('no set of the user’s meets the context', () => {
    const blocked = [policyOf(about, { builtInControls: ['block'] })];
    expect(gateIn(blocked, [context]).gate).toBeUndefined();
  });
  test('approvers are told, none named stands for the administrators', () => {
    const approval = (primaryApprovers: readonly { userId?: string; groupId?: string }[]): ManagementPolicyRule => ({
      id: 'Approval_EndUser_Assignment',
      setting: { isApprovalRequired: true, approvalStages: [{ primaryApprovers }] },
    });
    expect(gateIn([], [approval([{ userId: 'U1' }, { groupId: 'G1' }])]).approvers).toEqual(['u1', 'g1']);
    expect(gateIn([], [approval([])]).approvers).toEqual([]);
    expect(gateIn([], [mfa]).approvers).toBeUndefined();
    expect(gateIn([], [approval([{}, { userId: 'U1' }])])).toMatchObject({ approvers: undefined, basis: 'ASSUMED' });
  });
});
