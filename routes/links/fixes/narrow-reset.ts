/** Taking self-service password reset away: from administrators, or from one person. */
import type { Row } from '#changes';
import type { Fix } from './fix.ts';
import type { Person } from './person.ts';

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

/** What the registration report says of somebody who may not reset; Graph has no row for the group that may. */
export const outOfReset = { isSsprEnabled: false, isSsprRegistered: false, isSsprCapable: false };

/** The fix that takes the reset away from one person. */
export function narrowResetOf({ id, name, registration }: Person): Fix {
  const title = `Take ${name} out of those who may reset their own password`;
  const row = { id: registration.id };
  const collection = 'graph/user-registration-details';
  return {
    kind: 'narrow-reset',
    title,
    change: { title, steps: [{ kind: 'set', collection, row, set: outOfReset }] },
    touches: [id],
    first: [`Tell ${name} whom to turn to when an authenticator is lost.`],
    steps: [
      'Entra admin center > Password reset > Properties: Selected, and a group without the person (derived: Graph has no row for it)',
    ],
    undo: 'Put the person into the group again.',
    source: 'https://learn.microsoft.com/entra/identity/authentication/concept-sspr-howitworks',
  };
}
