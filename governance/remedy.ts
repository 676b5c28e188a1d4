/** The kinds of change that close a finding; what a kind does to which subject is worked out when it is asked for. */

/** Every kind, and what it is in words. */
export const fixKinds = {
  'strengthen-person': 'give the person phishing-resistant authenticators and ask for them',
  'separate-administrator': 'administer from a cloud-only account that is used for nothing else',
  'change-policy': 'change a Conditional Access policy',
  'methods-policy': 'switch an authentication method off, or keep it to a group',
  'narrow-reset': 'ask for more at self-service reset, or keep it to fewer people',
  'help-desk': 'change what the help desk verifies, resets and whom it serves',
  'retire-credential': 'replace a credential by a managed identity or a federated one, then delete it',
  'narrow-subject': 'trust one exact subject that cannot be registered again by somebody else',
  'remove-assignment': 'remove a role, permission, grant or access',
  'make-eligible': 'have the role activated when it is needed instead of held',
  'strengthen-activation': 'ask for an authentication context and an approval at activation',
  'narrow-scope': 'assign the role at the group, unit or resource instead of above it',
  'change-owner': 'name owners who are people of this tenant, and as strong as what they own',
  'shield-group': 'put the group into a restricted unit, or make it role-assignable',
  'close-ability': 'close a setting of the resource that lets others in',
  'restrict-consent': 'let users consent to nothing but what is verified and low',
  'cross-tenant': 'trust less of what other tenants assert',
  'managed-domain': 'end the federation of the domain',
  'bind-session': 'bind sessions to a device or network',
  'split-identity': 'give each workload an identity of its own',
  'disable-identity': 'disable the identity, and delete it later',
  declare: 'say in postern.yaml what no API tells',
} as const;

/** The name of a kind. */
export type FixKind = keyof typeof fixKinds;

/** What closes a finding: a kind of change, and whom or what it changes. */
export interface Remedy {
  readonly kind: FixKind;
  readonly subject: string;
}
