/** Taking self-service password reset away from administrators. */
import type { Row } from '#changes';
import type { Fix } from './fix.ts';

const collection = 'graph/authorization-policy';

/** The fix that the authorization policy offers: its switch is about administrators alone. */
export function narrowReset(policy: Row): Fix[] {
  if (policy.allowedToUseSSPR !== true) return [];
  const title = 'Switch self-service password reset off for administrators';
  return [
    {
      kind: 'narrow-reset',
      title,
      change: { title, steps: [{ kind: 'set', collection, row: {}, set: { allowedToUseSSPR: false } }] },
      touches: [],
      first: ['Tell administrators whom they turn to when they lose their authenticator.'],
      steps: [
        'Graph PowerShell: Update-MgPolicyAuthorizationPolicy -AllowedToUseSspr:$false',
        'PATCH https://graph.microsoft.com/v1.0/policies/authorizationPolicy {"allowedToUseSSPR": false}',
      ],
      undo: 'Set it to true again.',
      source: 'https://learn.microsoft.com/entra/identity/authentication/concept-sspr-policy',
    },
  ];
}
