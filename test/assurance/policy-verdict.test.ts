/** What is said of a policy that is not in force: why it has no effect, and what it would do. */
import { expect, test } from '@jest/globals';
import { explainSignIn } from '../../assurance/explain.ts';
import { policyOf, tenantOf, userOf } from './scene.ts';

const reportOnly = { state: 'enabledForReportingButNotEnforced' };
const both = { operator: 'AND', builtInControls: ['mfa', 'compliantDevice'] };

test.each([
  [
    'it blocks',
    policyOf({}, { builtInControls: ['block'] }, reportOnly),
    'report-only, no effect: would close this: block',
  ],
  [
    'it asks',
    policyOf({}, both, reportOnly),
    'report-only, no effect: would close this: require mfa and compliantDevice',
  ],
  ['it asks for nothing', policyOf({}, null, reportOnly), 'report-only, no effect: would require nothing'],
  [
    'it is for somebody else',
    policyOf({ users: { includeUsers: ['user-b'] } }, both, reportOnly),
    'report-only, no effect: the user is not included',
  ],
  ['it is off', policyOf({}, both, { state: 'disabled' }), 'off, no effect'],
  ['it was deleted', policyOf({}, both, { deletedDateTime: '2026-05-01T00:00:00Z' }), 'deleted, no effect'],
  ['its state is no such thing', policyOf({}, both, { state: 'paused' }), 'the state paused is not known, no effect'],
  ['it has no state', policyOf({}, both, { state: undefined }), 'the state (none) is not known, no effect'],
])('%s', (_, policy, why) => {
  const user = userOf({ methods: ['password', 'microsoftAuthenticator'] });
  const { policies } = explainSignIn(tenantOf({ conditionalAccessPolicies: [policy] }), user, 'keyvault');
  expect(policies).toMatchObject([{ applies: false, why }]);
});

test('a control that is retired is told as such, where the policy applies', () => {
  const told = (...builtInControls: string[]) => {
    const policy = policyOf({}, { operator: 'OR', builtInControls });
    return explainSignIn(tenantOf({ conditionalAccessPolicies: [policy] }), userOf(), 'keyvault').policies[0]?.why;
  };
  expect(told('approvedApplication')).toMatch(/; approvedApplication is retired and asks for nothing$/);
  expect(told('compliantApplication')).not.toContain('retired');
  const off = policyOf({}, { operator: 'OR', builtInControls: ['approvedApplication', 'mfa'] }, reportOnly);
  const { policies } = explainSignIn(tenantOf({ conditionalAccessPolicies: [off] }), userOf(), 'keyvault');
  expect(policies[0]?.why).toBe('report-only, no effect: would close this: require mfa');
});
