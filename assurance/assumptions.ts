/** The written table of what is assumed where something was not collected, not declared or not understood. Pessimistic throughout. */

/** Every assumption; the key appears in `WayIn.assumptions`, the sentence is for people. */
export const assumptions = {
  'policies-not-collected': 'Conditional Access policies were not collected: none is taken to protect.',
  'policy-not-understood':
    'A policy has a state, a field or a condition that is not understood: it is taken not to protect.',
  'identifier-malformed': 'A policy names a user, a group or a role by what is no id: nobody is taken to be meant.',
  'agent-user-by-group':
    'A policy names a group that an agent user is in: that the policy is for agent users too is not taken for granted.',
  'control-not-understood': 'A policy asks for a control that is not understood: it is taken to be met for nothing.',
  'memberships-not-collected':
    'Members of groups were not, or not wholly, collected: whoever a policy names by group is taken to be left out of it.',
  'roles-not-collected':
    'Holders of directory roles were not, or not wholly, collected: whoever a policy names by role is taken to be left out of it.',
  'locations-not-collected':
    'Named locations were not collected: an adversary is taken to be wherever a policy makes an exception.',
  'location-unknown':
    'A policy names a location that is not in the tenant: an adversary is taken to be inside an excluded one.',
  'mfa-trusted-ips':
    'The trusted addresses of per-user MFA are a list that no API shows: an address that is given is taken not to be on it.',
  'device-rule-unknown':
    'A device filter asks for a property that is not known: it is taken to let the adversary through.',
  'baseline-scopes':
    'A policy for all resources leaves some out: that baseline scopes are enforced all the same, which a tenant may disable or customize and no API tells, is taken for granted.',
  'application-attributes-not-collected':
    'Attributes of applications were not collected: an application filter is taken not to protect.',
  'strength-unknown':
    'An authentication strength was not collected: it is taken to accept any multi-factor combination.',
  'combination-not-understood':
    'A strength allows a combination that is not understood: it is taken to be the weakest, which anybody has.',
  'combination-configuration-unchecked':
    'A strength restricts keys or issuers and the user’s own are not known: they are taken to be accepted.',
  'methods-not-collected':
    'The user’s methods were not collected: every method that the methods policy allows is taken to be registered.',
  'method-unknown': 'A registered method is not known: it is taken to be an approve-only second factor.',
  'attestation-not-collected':
    'The kind of a passkey or key was not collected: it is taken not to be bound to hardware.',
  'methods-policy-not-collected':
    'The authentication methods policy was not collected: every method is taken to be allowed.',
  'method-targets-not-collected':
    'Members of groups were not, or not wholly, collected: whoever a methods policy names by group is taken to be among those who may use the method, and not among those who may not.',
  'passkey-profile-unchecked':
    'A passkey profile lets only some types or models be used and the user’s own are not known: they are taken to be accepted.',
  'legacy-method-settings':
    'The methods policy is not fully migrated: the legacy settings, which no API shows, are taken to allow telephone, app and codes.',
  'security-defaults-not-collected': 'Security defaults were not collected: they are taken to be off.',
  'mfa-state-not-collected': 'Per-user MFA was not collected: it is taken to be off.',
  'domains-not-collected': 'Domains were not collected: the user is taken to sign in with a password of this tenant.',
  'identity-provider':
    'Another identity provider’s sign-in is not declared: its first factor is taken as one factor, its MFA claim as restricted MFA.',
  'federation-key':
    'How the signing key of a federated domain is kept is not declared: as the on-premises directory is, where one is synchronized, else one factor.',
  'cross-tenant-access-not-collected':
    'Cross-tenant access was not collected: MFA of other tenants is taken to be accepted.',
  'home-tenant-unknown':
    'An external user’s own tenant is not known: its MFA is taken to be accepted when any tenant’s is.',
  'self-service-reset-not-collected':
    'Registration details were not collected: a member is taken to reset with one mailbox or telephone.',
  'self-service-reset-gates': 'How many methods a member’s reset asks for is not readable: one.',
  'writeback-not-collected': 'On-premises synchronization was not collected: passwords are taken to be written back.',
  'authorization-policy-not-collected':
    'The authorization policy was not collected: administrators are taken to have self-service reset.',
  'help-desk': 'What the help desk verifies is not declared: one factor, for password and methods.',
  'legacy-protocols': 'Whether any mailbox still takes SMTP AUTH is not readable: it is taken to.',
  'on-premises-directory': 'Who controls the on-premises directory is not declared: one factor.',
  'other-tenant': 'How another tenant’s people sign in is not declared: one factor.',
  'device-registration-not-collected':
    'The device registration policy was not collected: everybody is taken to be allowed, without MFA, or with MFA alone where a policy on registering devices asks for more.',
  'device-registration-members':
    'Members of groups were not, or not wholly, collected: whoever may register devices by group is taken to be among them.',
  'device-enrolment':
    'Restrictions of device enrolment are not declared: whoever registers a device is taken to get it managed.',
  'registration-unknown':
    'Whether the user has a method is not known: the password is taken to be enough to register one.',
  'enrolment-methods':
    'The authentication methods policy was not collected: every method is taken to be open to registration.',
  'windows-hello-key': 'How a Windows Hello key is kept is not known: not in hardware.',
  'certificate-exportable': 'A certificate is not declared non-exportable: it is taken to be copyable.',
  'subject-producers': 'Who can produce the subject of a federated credential is not known: whoever may write there.',
  'environment-protection':
    'Whether the environment of a federated credential asks for reviewers is not declared: whoever may deploy to it is taken to be trusted.',
  publisher: 'How the publisher of an application keeps its credentials is not declared: one factor.',
  'group-rule': 'A group’s rule reads what people may write about themselves: whoever writes it is taken to get in.',
  'activation-rules-not-collected': 'What an activation asks for was not collected: nothing.',
  approvers: 'An approver is not named by an id: somebody is taken to approve.',
  'requirements-too-many':
    'More combinations of controls than are judged one by one: the surplus is taken to be met for nothing.',
} as const;

/** The key of an assumption. */
export type AssumptionKey = keyof typeof assumptions;
