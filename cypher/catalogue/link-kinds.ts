/** The kinds of link: what an attacker can do, from where to where, in words. The contents page of every relationship with a gate. */
import type { NodeKind } from './node-kinds.ts';

/** The part that a link plays on a route. */
export type LinkRole = 'way in' | 'movement' | 'control';

/** One kind of link. A link always points the way the attacker moves. */
export interface LinkKindEntry {
  readonly role: LinkRole;
  readonly from: readonly NodeKind[];
  readonly to: readonly NodeKind[];
  /** Completes "<from> ... <to>", in the present tense. */
  readonly says: string;
  /** Where the rule is written down. */
  readonly source: string;
}

const principals = [
  'User',
  'SignedIn',
  'Group',
  'ServicePrincipal',
  'ManagedIdentity',
  'AgentIdentity',
  'UnknownPrincipal',
] as const;
const identities = ['User', 'SignedIn'] as const;
const workloads = ['ServicePrincipal', 'ManagedIdentity', 'AgentIdentity'] as const;
const learn = 'https://learn.microsoft.com';

/**
 * Every kind; the key is the relationship type in Neo4j, and the GraphQL enum value. Which
 * abilities give a control kind stands in abilities/, and how links are derived from them in cypher/statements/derive/.
 * NIST sections are those of SP 800-63B-4.
 */
export const linkKinds = {
  // Ways in: from an Entry.
  SIGNS_IN: {
    role: 'way in',
    from: ['Entry'],
    to: [...identities, 'UnknownPrincipal'],
    says: 'signs in as',
    source: `${learn}/entra/identity/conditional-access/concept-conditional-access-policies`,
  },
  SIGNS_IN_LEGACY: {
    role: 'way in',
    from: ['Entry'],
    to: ['Mailbox'],
    says: 'sends mail by a legacy protocol from',
    source: `${learn}/entra/identity/conditional-access/concept-conditional-access-conditions`,
  },
  RELAYS_SIGN_IN: {
    role: 'way in',
    from: ['Entry'],
    to: identities,
    says: 'has the sign-in handed over by',
    source: `${learn}/entra/identity/conditional-access/concept-authentication-flows`,
  },
  RECOVERS: {
    role: 'way in',
    from: ['Entry'],
    to: identities,
    says: 'resets the password of',
    source: `${learn}/entra/identity/authentication/concept-sspr-howitworks`,
  },
  HELP_DESK_RESETS: {
    role: 'way in',
    from: ['Entry'],
    to: identities,
    says: 'talks the help desk into resetting',
    source: 'https://pages.nist.gov/800-63-4/sp800-63b.html',
  },
  ENROLS_METHOD: {
    role: 'way in',
    from: ['Entry'],
    to: identities,
    says: 'registers a new method and signs in as',
    source: `${learn}/entra/identity/authentication/concept-registration-mfa-sspr-combined`,
  },
  ENROLS_DEVICE: {
    role: 'way in',
    from: ['Entry'],
    to: identities,
    says: 'enrols a device and signs in as',
    source: `${learn}/entra/identity/devices/manage-device-identities`,
  },
  PROXIES_SIGN_IN: {
    role: 'way in',
    from: ['Entry'],
    to: identities,
    says: 'stands in the middle of a sign-in of',
    source: `${learn}/entra/identity/conditional-access/policy-all-users-require-phishing-resistant-mfa`,
  },
  REPLAYS_SESSION: {
    role: 'way in',
    from: ['Entry', 'Device'],
    to: identities,
    says: 'replays a session of',
    source: `${learn}/entra/identity/conditional-access/concept-session-lifetime`,
  },
  FORGES_TOKEN: {
    role: 'way in',
    from: ['Entry', 'Entitlement', 'Population'],
    to: [...identities, 'Population', 'Tenant'],
    says: 'forges a token of',
    source: `${learn}/graph/api/resources/internaldomainfederation`,
  },
  LEAKS: {
    role: 'way in',
    from: ['Entry'],
    to: ['Credential', 'Resource'],
    says: 'holds a copy of',
    source: `${learn}/entra/identity-platform/security-best-practices-for-app-registration`,
  },
  FEDERATES: {
    role: 'way in',
    // A repository or pipeline is an Entry; an identity of the tenant, or a cluster in it, is itself.
    from: ['Entry', 'Resource', ...workloads],
    to: ['Credential'],
    says: 'produces the token trusted by',
    source: `${learn}/entra/workload-id/workload-identity-federation`,
  },
  PUBLISHES: {
    role: 'way in',
    from: ['Entry'],
    to: workloads,
    says: 'publishes and holds the credentials of',
    source: `${learn}/entra/identity-platform/single-and-multi-tenant-apps`,
  },
  CONSENTS: {
    role: 'way in',
    from: ['Entry'],
    to: [...identities, 'Entitlement'],
    says: 'tricks into consenting',
    source: `${learn}/entra/identity/enterprise-apps/configure-user-consent`,
  },

  // Movement: what somebody is or has.
  SIGNED_IN: {
    role: 'movement',
    from: ['User', 'Group', 'DirectMembers', 'EligibleMembers', 'Entitlement'],
    to: ['SignedIn'],
    says: 'is signed in to',
    source: `${learn}/entra/identity/conditional-access/concept-conditional-access-cloud-apps`,
  },
  MEMBER_OF: {
    role: 'movement',
    from: ['EligibleMembers', ...principals],
    to: ['Group', 'DirectMembers', 'EligibleMembers'],
    says: 'is a member of',
    source: `${learn}/graph/api/group-list-members`,
  },
  HOLDS: {
    role: 'movement',
    from: ['Entry', 'DirectMembers', 'EligibleMembers', ...principals],
    to: ['Entitlement'],
    says: 'holds',
    source: `${learn}/azure/role-based-access-control/overview`,
  },
  AUTHENTICATES: {
    role: 'movement',
    from: ['Credential'],
    to: [...workloads, 'UnknownPrincipal'],
    says: 'authenticates as',
    source: `${learn}/entra/identity-platform/app-objects-and-service-principals`,
  },
  RUNS_AS: {
    role: 'movement',
    from: ['Application', 'Resource', 'ServicePrincipal', 'UnknownPrincipal'],
    to: [...workloads, 'UnknownPrincipal'],
    says: 'runs as',
    source: `${learn}/entra/identity/managed-identities-azure-resources/overview`,
  },
  ACTS_FOR: {
    role: 'movement',
    from: ['Entry', 'Application', 'ServicePrincipal', 'AgentIdentity', 'Resource', 'Entitlement', 'UnknownPrincipal'],
    to: ['Entitlement', 'Population', ...identities],
    says: 'acts for',
    source: `${learn}/graph/api/resources/oauth2permissiongrant`,
  },
  INCLUDES: {
    role: 'movement',
    from: ['Population'],
    to: [],
    says: 'includes',
    source: `${learn}/azure/role-based-access-control/scope-overview`,
  },

  // Control: one kind per ability.
  RESETS_PASSWORD: {
    role: 'control',
    from: ['Entitlement', ...principals],
    to: ['Population', 'User'],
    says: 'may reset the passwords of',
    source: `${learn}/entra/identity/role-based-access-control/privileged-roles-permissions`,
  },
  RESETS_METHODS: {
    role: 'control',
    from: ['Entitlement', ...principals],
    to: ['Population', 'User'],
    says: 'may reset the sign-in methods of',
    source: `${learn}/entra/identity/role-based-access-control/privileged-roles-permissions`,
  },
  ISSUES_TAP: {
    role: 'control',
    from: ['Entitlement', ...principals],
    to: ['Population', 'User'],
    says: 'may issue temporary access passes to',
    source: `${learn}/entra/identity/authentication/howto-authentication-temporary-access-pass`,
  },
  ADDS_MEMBER: {
    role: 'control',
    from: ['Entry', 'Entitlement', ...principals],
    to: ['Population', 'Group', 'DirectMembers', 'EligibleMembers', 'UnknownPrincipal'],
    says: 'may add members to',
    source: `${learn}/graph/api/group-post-members`,
  },
  ADDS_OWNER: {
    role: 'control',
    from: ['Entitlement', ...principals],
    to: ['Population', 'Group', 'Application', ...workloads, 'UnknownPrincipal'],
    says: 'may add owners to',
    source: `${learn}/graph/api/application-post-owners`,
  },
  ADDS_CREDENTIAL: {
    role: 'control',
    from: ['Entitlement', ...principals],
    to: ['Population', 'Application', 'UserAssignedIdentity', ...workloads, 'UnknownPrincipal'],
    says: 'may add a credential to',
    source: `${learn}/graph/api/application-addpassword`,
  },
  GRANTS_ROLE: {
    role: 'control',
    from: ['Entry', 'Entitlement', ...principals],
    to: ['Tenant', 'Population', 'Entitlement'],
    says: 'may grant any directory role in',
    source: `${learn}/entra/identity/role-based-access-control/permissions-reference`,
  },
  GRANTS_APP_ROLE: {
    role: 'control',
    from: ['Entry', 'Entitlement', ...principals],
    to: ['Tenant', 'Population', 'Entitlement'],
    says: 'may grant any application permission in',
    source: `${learn}/graph/api/serviceprincipal-post-approleassignedto`,
  },
  WEAKENS_POLICY: {
    role: 'control',
    from: ['Entry', 'Entitlement', ...principals],
    to: ['Population', 'User', 'SignedIn'],
    says: 'may weaken the policies that protect',
    source: `${learn}/entra/identity/conditional-access/overview`,
  },
  EXECUTES_ON: {
    role: 'control',
    from: ['Entitlement', 'Resource', ...principals],
    to: ['Population', 'Resource', 'Device'],
    says: 'may run code on',
    source: `${learn}/azure/virtual-machines/run-command-overview`,
  },
  ATTACHES_IDENTITY: {
    role: 'control',
    from: ['Entitlement', ...principals],
    to: ['Population', 'UserAssignedIdentity'],
    says: 'may attach',
    source: `${learn}/entra/identity/managed-identities-azure-resources/how-to-assign-access-azure-resource`,
  },
  READS_SECRETS: {
    role: 'control',
    from: ['Entitlement', ...principals],
    to: ['Population', 'Resource'],
    says: 'may read secrets in',
    source: `${learn}/azure/key-vault/general/rbac-guide`,
  },
  READS_DATA: {
    role: 'control',
    from: ['Entitlement', ...principals],
    to: ['Population', 'Resource', 'DataStore'],
    says: 'may read the data in',
    source: `${learn}/azure/role-based-access-control/built-in-roles`,
  },
  LISTS_KEYS: {
    role: 'control',
    from: ['Entitlement', ...principals],
    to: ['Population', 'Resource'],
    says: 'may list the access keys of',
    source: `${learn}/azure/storage/common/storage-account-keys-manage`,
  },
  GRANTS_ACCESS: {
    role: 'control',
    from: ['Entitlement', 'Tenant', ...principals],
    to: ['Entitlement', 'Population', 'ManagementGroup', 'Subscription', 'ResourceGroup', 'Resource'],
    says: 'may grant itself access to',
    source: `${learn}/azure/role-based-access-control/role-assignments`,
  },
  CONTROLS: {
    role: 'control',
    from: ['Entitlement', 'Tenant', ...principals],
    to: [
      'Population',
      'Tenant',
      'AdministrativeUnit',
      'ManagementGroup',
      'Subscription',
      'ResourceGroup',
      'Resource',
      'AgentIdentity',
    ],
    says: 'controls',
    source: `${learn}/azure/role-based-access-control/built-in-roles`,
  },
} as const satisfies Record<string, LinkKindEntry>;

/** The name of a link kind. */
export type LinkKind = keyof typeof linkKinds;

/** Relationships without a gate: facts that explain, never walked. */
export const factKinds = {
  CONTAINS: 'a scope contains a narrower scope or a resource',
  AT: 'an entitlement is held at a scope; a population lies at a scope',
  OWNS: 'a principal owns an object',
  SPONSORS: 'a principal answers for an agent or its blueprint, and controls neither',
  APPROVES: 'a principal approves activations of an entitlement or of a group membership',
  OF: 'a credential or a service principal belongs to an application',
} as const;

/** The name of a fact relationship. */
export type FactKind = keyof typeof factKinds;
