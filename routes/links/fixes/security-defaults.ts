/** Switching the security defaults on, where no Conditional Access policy does better. */
import type { Row } from '#changes';
import type { Fix } from './fix.ts';

/** The fix that the row of the security defaults offers. They cannot be on beside a policy that is on: who asks sees to that. */
export function securityDefaults(row: Row): Fix[] {
  if (row.isEnabled !== false) return [];
  const title = 'Switch the security defaults on';
  const collection = 'graph/security-defaults';
  return [
    {
      kind: 'security-defaults',
      title,
      change: { title, steps: [{ kind: 'set', collection, row: {}, set: { isEnabled: true } }] },
      touches: [],
      first: [
        'Everybody has to register the Authenticator within 14 days: tell them before.',
        'Legacy clients stop signing in. Emergency accounts are not left out: give them security keys.',
      ],
      steps: [
        'Entra admin center > Overview > Properties > Manage security defaults > Enabled',
        'PATCH https://graph.microsoft.com/v1.0/policies/identitySecurityDefaultsEnforcementPolicy {"isEnabled": true}',
      ],
      undo: 'Switch them off again; what people registered stays.',
      source: 'https://learn.microsoft.com/entra/fundamentals/security-defaults',
    },
  ];
}
