/** Letting administrators decide what applications may do in the name of people. */
import type { Row } from '#changes';
import type { Fix } from './fix.ts';

const collection = 'graph/authorization-policy';

/** The fix that the authorization policy offers. */
export function restrictConsent(policy: Row): Fix[] {
  const rights = policy.defaultUserRolePermissions as Row | null | undefined;
  const granted = rights?.permissionGrantPoliciesAssigned;
  if (!Array.isArray(granted) || !granted.some((one) => /^ManagePermissionGrantsForSelf\./i.test(String(one))))
    return [];
  const left = granted.filter((one) => !/^ManagePermissionGrantsForSelf\./i.test(String(one)));
  const title = 'Let administrators decide what applications may do in the name of people';
  const set = { 'defaultUserRolePermissions.permissionGrantPoliciesAssigned': left };
  const body = { defaultUserRolePermissions: { permissionGrantPoliciesAssigned: left } };
  return [
    {
      kind: 'restrict-consent',
      title,
      change: { title, steps: [{ kind: 'set', collection, row: {}, set }] },
      touches: [],
      first: ['Switch the admin consent workflow on, with reviewers who answer: people ask there from then on.'],
      steps: [
        'Entra admin center > Enterprise applications > Consent and permissions > Do not allow user consent',
        `PATCH https://graph.microsoft.com/v1.0/policies/authorizationPolicy ${JSON.stringify(body)}`,
      ],
      undo: 'Assign the policy again; what was consented to meanwhile by administrators stays.',
      source: 'https://learn.microsoft.com/entra/identity/enterprise-apps/configure-user-consent',
    },
  ];
}
