/** What activating asks for, from the rules of Graph and of ARM. */
import { describe, expect, test } from '@jest/globals';
import { activationGate, activationOf } from '../../../ingest/rules/activation.ts';

const approval = {
  id: 'Approval_EndUser_Assignment',
  setting: { isApprovalRequired: true, approvalStages: [{ primaryApprovers: [{ userId: 'a' }, { groupId: 'g' }] }] },
};

describe('activation', () => {
  test('asks for MFA by the rule about the end user, not by those about administrators', () => {
    expect(
      activationOf([{ id: 'Enablement_EndUser_Assignment', enabledRules: ['MultiFactorAuthentication'] }]).mfa,
    ).toBe(true);
    expect(activationOf([{ id: 'Enablement_Admin_Assignment', enabledRules: ['MultiFactorAuthentication'] }]).mfa).toBe(
      false,
    );
  });

  test('a context counts where it is enabled', () => {
    const rule = { id: 'AuthenticationContext_EndUser_Assignment', claimValue: 'c1' };
    expect(activationOf([{ ...rule, isEnabled: true }]).context).toBe('c1');
    expect(activationOf([{ ...rule, isEnabled: false }]).context).toBeUndefined();
  });

  test('approvers are users and groups', () => {
    expect(activationOf([approval])).toMatchObject({ approval: true, approvers: ['a', 'g'] });
  });

  test('the gate: unknown is ASSUMED, MFA is 3, nothing asked is 0, approval is named by the rule', () => {
    expect(activationGate(undefined)).toMatchObject({ gate: 1, basis: 'ASSUMED' });
    expect(activationGate(activationOf([]))).toMatchObject({ gate: 0, basis: 'CONFIGURED', rule: 'eligible' });
    expect(activationGate(activationOf([approval]))).toMatchObject({ gate: 0, rule: 'eligible-with-approval' });
    const mfa = activationOf([{ id: 'Enablement_EndUser_Assignment', enabledRules: ['MultiFactorAuthentication'] }]);
    expect(activationGate(mfa)).toMatchObject({ gate: 3, basis: 'CONFIGURED' });
  });
});
