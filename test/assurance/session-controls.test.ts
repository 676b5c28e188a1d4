/** Session controls in words: those that are on, each with what it says, and the default frequency where none is asked. */
import { expect, test } from '@jest/globals';
import { explainSignIn } from '../../assurance/explain.ts';
import { policyOf, tenantOf, userOf } from './scene.ts';

const usual = 'signInFrequency: 90 days, rolling (the default)';

test.each([
  ['hours', { signInFrequency: { isEnabled: true, value: 4, type: 'hours' } }, ['signInFrequency: 4 hours']],
  [
    'every time',
    { signInFrequency: { isEnabled: true, frequencyInterval: 'everyTime' } },
    ['signInFrequency: every time'],
  ],
  ['a frequency that is off', { signInFrequency: { isEnabled: false, value: 4, type: 'hours' } }, [usual]],
  ['token protection', { secureSignInSession: { isEnabled: true } }, ['secureSignInSession', usual]],
  ['a control that is only on', { disableResilienceDefaults: true }, ['disableResilienceDefaults', usual]],
  ['a control that is off', { disableResilienceDefaults: false }, [usual]],
  [
    'app control',
    { cloudAppSecurity: { isEnabled: true, cloudAppSecurityType: 'blockDownloads' } },
    ['cloudAppSecurity: blockDownloads', usual],
  ],
  [
    'continuous evaluation, on by its mode alone',
    { continuousAccessEvaluation: { mode: 'strictLocation' } },
    ['continuousAccessEvaluation: strictLocation', usual],
  ],
  ['nothing said of continuous evaluation', { continuousAccessEvaluation: {} }, [usual]],
  [
    'what is no control',
    { continuousAccessEvaluation: 'strict', 'persistentBrowser@odata.note': true, persistentBrowser: null },
    [usual],
  ],
])('%s', (_, sessionControls, session) => {
  const policies = [policyOf({}, undefined, { sessionControls })];
  const user = userOf({ methods: ['password', 'microsoftAuthenticator'] });
  expect(explainSignIn(tenantOf({ conditionalAccessPolicies: policies }), user, 'keyvault').session).toEqual(session);
});
