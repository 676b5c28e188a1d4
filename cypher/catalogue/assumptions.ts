/**
 * What is taken for granted where something was not collected, not declared or not understood. Pessimistic throughout.
 * An assumption with an answer is an open question: it is judged at its worst for a link's gate, and answered well for its known gate.
 */

/** How an open question is answered: by a key of postern.yaml, by collections, or not at all, and then by a change. */
export type QuestionAnswer =
  | { readonly declare: string }
  | { readonly collect: readonly string[] }
  | { readonly repair: string };

/** One assumption. */
export interface AssumptionEntry {
  /** The assumption in a sentence. */
  readonly says: string;
  /** Absent where the assumption holds at both gates and is only named. */
  readonly answer?: QuestionAnswer;
}

/** Every assumption of judging. */
export const assumptionEntries = {
  'policies-not-collected': {
    says: 'Conditional Access policies were not collected: none is taken to protect.',
    answer: { collect: ['graph/conditional-access-policies'] },
  },
  'policy-not-understood': {
    says: 'A policy has a state, a field or a condition that is not understood: it is taken not to protect.',
    answer: { repair: 'Rewrite the policy in words that are documented, or ask for its condition to be understood.' },
  },
  'identifier-malformed': {
    says: 'A policy names a user, a group or a role by what is no id: nobody is taken to be meant.',
  },
  'agent-user-by-group': {
    says: 'A policy names a group that an agent user is in: that the policy is for agent users too is not taken for granted.',
    answer: { repair: 'Name agent users in the policy by the word that stands for them.' },
  },
  'control-not-understood': {
    says: 'A policy asks for a control that is not understood: it is taken to be met for nothing.',
    answer: { repair: 'Ask for a control that is documented.' },
  },
  'memberships-not-collected': {
    says: 'Members of groups were not, or not wholly, collected: whoever a policy names by group is taken to be left out of it.',
    answer: { collect: ['graph/group-members'] },
  },
  'roles-not-collected': {
    says: 'Holders of directory roles were not, or not wholly, collected: whoever a policy names by role is taken to be left out of it.',
    answer: { collect: ['graph/directory-role-assignments', 'graph/group-members'] },
  },
  'locations-not-collected': {
    says: 'Named locations were not collected: an adversary is taken to be wherever a policy makes an exception.',
    answer: { collect: ['graph/named-locations'] },
  },
  'location-unknown': {
    says: 'A policy names a location that is not in the tenant: an adversary is taken to be inside an excluded one.',
    answer: { repair: 'Take the location that is gone out of the policy.' },
  },
  'location-wide': {
    says: 'A policy makes an exception for a very wide range of addresses: an adversary is taken to have one of them.',
    answer: {
      repair: 'Name the addresses that are the tenant’s own in the named location, not those of a whole provider.',
    },
  },
  'mfa-trusted-ips': {
    says: 'The trusted addresses of per-user MFA are a list that no API shows: an address that is given is taken not to be on it.',
  },
  'device-rule-unknown': {
    says: 'A device filter asks for a property that is not known: it is taken to let the adversary through.',
    answer: { repair: 'Write the device filter with documented properties.' },
  },
  'baseline-scopes': {
    says: 'A policy for all resources leaves some out: that baseline scopes are enforced all the same, which a tenant may disable or customize and no API tells, is taken for granted.',
  },
  'application-attributes-not-collected': {
    says: 'Attributes of applications were not collected: an application filter is taken not to protect.',
    answer: { collect: ['graph/service-principal-custom-security-attributes'] },
  },
  'strength-unknown': {
    says: 'An authentication strength was not collected: it is taken to accept any multi-factor combination.',
    answer: { collect: ['graph/authentication-strength-policies'] },
  },
  'combination-not-understood': {
    says: 'A strength allows a combination that is not understood: it is taken to be the weakest, which anybody has.',
    answer: { repair: 'Leave the combination that is not documented out of the strength.' },
  },
  'combination-configuration-unchecked': {
    says: 'A strength restricts keys or issuers and the user’s own are not known: they are taken to be accepted.',
    answer: { collect: ['graph/user-authentication-methods'] },
  },
  'methods-not-collected': {
    says: 'The user’s methods were not collected: every method that the methods policy allows is taken to be registered.',
    answer: { collect: ['graph/user-registration-details', 'graph/user-authentication-methods'] },
  },
  'method-unknown': {
    says: 'A registered method is not known: it is taken to be an approve-only second factor.',
    answer: { repair: 'Remove the method that is not known, or ask for it to be understood.' },
  },
  'attestation-not-collected': {
    says: 'The kind of a passkey or key was not collected: it is taken not to be bound to hardware.',
    answer: { collect: ['graph/user-authentication-methods'] },
  },
  'methods-policy-not-collected': {
    says: 'The authentication methods policy was not collected: every method is taken to be allowed.',
    answer: { collect: ['graph/authentication-methods-policy'] },
  },
  'method-targets-not-collected': {
    says: 'Members of groups were not, or not wholly, collected: whoever a methods policy names by group is taken to be among those who may use the method, and not among those who may not.',
    answer: { collect: ['graph/group-members'] },
  },
  'passkey-profile-unchecked': {
    says: 'A passkey profile lets only some types or models be used and the user’s own are not known: they are taken to be accepted.',
    answer: { collect: ['graph/user-authentication-methods'] },
  },
  'legacy-method-settings': {
    says: 'The methods policy is not fully migrated: the legacy settings, which no API shows, are taken to allow telephone, app and codes.',
    answer: { repair: 'Complete the migration of the legacy settings to the authentication methods policy.' },
  },
  'security-defaults-not-collected': {
    says: 'Security defaults were not collected: they are taken to be off.',
    answer: { collect: ['graph/security-defaults'] },
  },
  'mfa-state-not-collected': {
    says: 'Per-user MFA was not collected: it is taken to be off.',
    answer: { collect: ['graph/user-mfa-state'] },
  },
  'domains-not-collected': {
    says: 'Domains were not collected: the user is taken to sign in with a password of this tenant.',
    answer: { collect: ['graph/domains'] },
  },
  'identity-provider': {
    says: 'Another identity provider’s sign-in is not declared: its first factor is taken as one factor, its MFA claim as restricted MFA.',
    answer: { declare: 'identityProviders' },
  },
  'federation-key': {
    says: 'How the signing key of a federated domain is kept is not declared: as the on-premises directory is, where one is synchronized, else one factor.',
    answer: { declare: 'identityProviders.*.signingKey' },
  },
  'cross-tenant-access-not-collected': {
    says: 'Cross-tenant access was not collected: MFA of other tenants is taken to be accepted.',
    answer: { collect: ['graph/cross-tenant-access-policies'] },
  },
  'home-tenant-unknown': {
    says: 'An external user’s own tenant is not known: its MFA is taken to be accepted when any tenant’s is.',
    answer: { repair: 'Trust MFA and devices of named tenants only.' },
  },
  'self-service-reset-not-collected': {
    says: 'Registration details were not collected: a member is taken to reset with one mailbox or telephone.',
    answer: { collect: ['graph/user-registration-details'] },
  },
  'self-service-reset-gates': {
    says: 'How many methods a member’s reset asks for is not readable: one.',
    answer: { declare: 'selfServiceReset.methodsRequired' },
  },
  'writeback-not-collected': {
    says: 'On-premises synchronization was not collected: passwords are taken to be written back.',
    answer: { collect: ['graph/on-premises-synchronization'] },
  },
  'authorization-policy-not-collected': {
    says: 'The authorization policy was not collected: administrators are taken to have self-service reset.',
    answer: { collect: ['graph/authorization-policy'] },
  },
  'help-desk': {
    says: 'What the help desk verifies is not declared: one factor, for password and methods.',
    answer: { declare: 'helpDesk.verification' },
  },
  'legacy-protocols': {
    says: 'Whether any mailbox still takes SMTP AUTH is not readable: it is taken to.',
    answer: { declare: 'legacyProtocols' },
  },
  'on-premises-directory': {
    says: 'Who controls the on-premises directory is not declared: one factor.',
    answer: { declare: 'onPremisesDirectory' },
  },
  'other-tenant': {
    says: 'How another tenant’s people sign in is not declared: one factor.',
    answer: { declare: 'otherTenant' },
  },
  'device-registration-not-collected': {
    says: 'The device registration policy was not collected: everybody is taken to be allowed, without MFA, or with MFA alone where a policy on registering devices asks for more.',
    answer: { collect: ['graph/device-registration-policy'] },
  },
  'device-registration-members': {
    says: 'Members of groups were not, or not wholly, collected: whoever may register devices by group is taken to be among them.',
    answer: { collect: ['graph/group-members'] },
  },
  'device-enrolment': {
    says: 'Restrictions of device enrolment are not declared: whoever registers a device is taken to get it managed.',
    answer: { declare: 'deviceEnrolmentRestricted' },
  },
  'registration-unknown': {
    says: 'Whether the user has a method is not known: the password is taken to be enough to register one.',
    answer: { collect: ['graph/user-registration-details', 'graph/user-authentication-methods'] },
  },
  'enrolment-methods': {
    says: 'The authentication methods policy was not collected: every method is taken to be open to registration.',
    answer: { collect: ['graph/authentication-methods-policy'] },
  },
  'windows-hello-key': {
    says: 'How a Windows Hello key is kept is not known: not in hardware.',
    answer: { collect: ['graph/user-authentication-methods'] },
  },
  'certificate-exportable': {
    says: 'A certificate is not declared non-exportable: it is taken to be copyable.',
    answer: { declare: 'nonExportableCertificates' },
  },
  'subject-producers': {
    says: 'Who can produce the subject of a federated credential is not known: whoever may write there.',
  },
  'environment-protection': {
    says: 'Whether the environment of a federated credential asks for reviewers is not declared: whoever may deploy to it is taken to be trusted.',
    answer: { declare: 'protectedEnvironments' },
  },
  publisher: {
    says: 'How the publisher of an application keeps its credentials is not declared: one factor.',
    answer: { declare: 'publisher' },
  },
  'group-rule': {
    says: 'A group’s rule reads what people may write about themselves: whoever writes it is taken to get in.',
    answer: { repair: 'Write the rule with attributes that nobody sets for himself.' },
  },
  'activation-rules-not-collected': {
    says: 'What an activation asks for was not collected: nothing.',
    answer: { collect: ['graph/role-management-policy-assignments', 'arm/role-management-policy-assignments'] },
  },
  approvers: {
    says: 'An approver is not named by an id: somebody is taken to approve.',
    answer: { repair: 'Name approvers by their accounts or groups.' },
  },
  'requirements-too-many': {
    says: 'More combinations of controls than are judged one by one: the surplus is taken to be met for nothing.',
    answer: { repair: 'Let fewer policies apply at once.' },
  },
} as const satisfies Readonly<Record<string, AssumptionEntry>>;

/** The key of an assumption of judging. */
export type AssumptionKey = keyof typeof assumptionEntries;

const entries: Readonly<Record<string, AssumptionEntry | undefined>> = assumptionEntries;

/** Whether an assumption is an open question: whether its answer decides a gate. What is not in the table is one. */
export function isOpenQuestion(key: string): boolean {
  const entry = entries[key];
  return entry === undefined || entry.answer !== undefined;
}

/** First parts of the keys of postern.yaml that answer open questions. A person's certificate is asked about in its own words. */
const answering: ReadonlySet<string> = new Set([
  'certificatesNonExportable',
  ...Object.values(entries).flatMap((entry) =>
    entry?.answer !== undefined && 'declare' in entry.answer ? [entry.answer.declare.split('.')[0] ?? ''] : [],
  ),
]);

/** Whether a key of postern.yaml, such as helpDesk.verification, answers an open question. */
export function answersQuestion(key: string): boolean {
  return answering.has(key.split('.')[0] ?? '');
}
