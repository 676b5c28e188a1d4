/** Break-glass accounts: the rules that they are held to, and why each is kept or not. */
import { expect, test } from '@jest/globals';
import { breakGlassFindings } from '../../assurance/break-glass.ts';
import type { CompiledTenant } from '../../assurance/tenant.ts';
import { policyOf, tenantOf, userOf } from './scene.ts';

const push = userOf({ methods: ['password', 'microsoftAuthenticator'] });

test('break-glass accounts have rules of their own', () => {
  const configuration = { breakGlass: ['USER-A'], breakGlassAlerting: true };
  const key = userOf({ methods: ['password', { '@odata.type': 'fido2', attestationLevel: 'attested' }] });
  const excluded = policyOf({ users: { includeUsers: ['All'], excludeUsers: ['user-a'] } });
  const met = (policies: readonly unknown[], user = key) =>
    breakGlassFindings(tenantOf({ conditionalAccessPolicies: policies, configuration }), user).map((one) => one.met);
  expect(met([excluded])).toEqual([true, true, true]);
  expect(met([policyOf()], push)).toEqual([false, false, true]);
  expect(breakGlassFindings(tenantOf(), key)).toEqual([]);
  const why = (tenant: CompiledTenant, user = key) => breakGlassFindings(tenant, user).map((one) => one.why);
  expect(why(tenantOf({ conditionalAccessPolicies: [excluded], configuration }))).toEqual([
    'no enabled policy is for it',
    'it has fido2',
    'alerting on its sign-ins is declared',
  ]);
  const quiet = tenantOf({ conditionalAccessPolicies: [policyOf()], configuration: { breakGlass: ['user-a'] } });
  expect(why(quiet, push)).toEqual([
    'policies are for it: Policy A',
    'it has no phishing-resistant method',
    'alerting on its sign-ins is not declared',
  ]);
  const tenant = tenantOf({ configuration });
  expect(breakGlassFindings(tenant, key, []).at(-1)).toMatchObject({ rule: 'no other use', met: true });
  expect(breakGlassFindings(tenant, key, ['Owner @ s']).at(-1)).toMatchObject({
    met: false,
    why: 'it also holds Owner @ s',
  });
});
