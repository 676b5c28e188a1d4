/** The rules that draw links: by each link stands the rule that drew it, and nothing draws one that is not written here. */
import type { AbilityName } from './abilities.ts';
import type { LinkKind } from './link-kinds.ts';

/** One rule. */
export interface LinkRuleEntry {
  /** The kinds of link that it draws. */
  readonly kinds: readonly LinkKind[];
  /** When it draws one, in one sentence. */
  readonly says: string;
}

/**
 * Rules that read facts. Two more sorts draw links: each ability is a rule of its own name (`abilities`), and a way in
 * is drawn by the assurance engine, whose rule is a sentence that ends with a full stop.
 */
export const linkRules = {
  'not-collected': {
    kinds: ['SIGNS_IN', 'LEAKS', 'AUTHENTICATES', 'MEMBER_OF', 'RUNS_AS', 'INCLUDES'],
    says: 'Principals, applications and members of groups and units that were not collected: one factor is enough, for all that is known.',
  },

  // Groups and members.
  'group-member': { kinds: ['MEMBER_OF'], says: 'Members of a group, as collected.' },
  'direct-member': {
    kinds: ['MEMBER_OF'],
    says: 'Direct members of a group with app roles, which nested ones do not get.',
  },
  'group-member-eligible': { kinds: ['MEMBER_OF'], says: 'Membership that may be activated.' },
  'group-member-eligible-with-approval': {
    kinds: ['MEMBER_OF'],
    says: 'Membership that may be activated once somebody approves.',
  },
  'group-owner': { kinds: ['ADDS_MEMBER', 'ADDS_OWNER'], says: 'Owners of groups whose members are assigned.' },
  'excluded-group-owner': {
    kinds: ['WEAKENS_POLICY'],
    says: 'Owners of groups that an enabled policy leaves out: whom they add, the policy no longer holds back.',
  },
  'excluded-group-filled': {
    kinds: ['WEAKENS_POLICY'],
    says: 'Whoever may put others into a group that an enabled policy leaves out, or into one nested in it.',
  },
  'held-back-by-policies': {
    kinds: ['INCLUDES'],
    says: 'Whoever has an easier way in without the policies, at the level of that.',
  },
  'group-owner-eligible': { kinds: ['ADDS_MEMBER'], says: 'Ownership of a group that may be activated.' },
  'group-owner-eligible-with-approval': {
    kinds: ['ADDS_MEMBER'],
    says: 'Ownership of a group that may be activated once somebody approves.',
  },
  'eligible-member': { kinds: ['MEMBER_OF'], says: 'Members of a group that is eligible: each may activate.' },
  'eligible-member-with-approval': {
    kinds: ['MEMBER_OF'],
    says: 'Members of a group that is eligible: each may activate once somebody approves.',
  },
  'nested-eligible-members': { kinds: ['MEMBER_OF'], says: 'Groups that are members of a group that is eligible.' },
  'arrives-with-approval': {
    kinds: ['ADDS_MEMBER', 'INCLUDES'],
    says: 'Ways into a group that is eligible: whoever comes by one may activate once somebody approves.',
  },
  member: { kinds: ['HOLDS'], says: 'Members of the tenant, not guests, have what any member has.' },
  guest: { kinds: ['HOLDS'], says: 'Guests have what any guest has.' },
  'public-group': { kinds: ['ADDS_MEMBER'], says: 'Public Microsoft 365 groups, which any member may join.' },
  'self-written-attribute': {
    kinds: ['ADDS_MEMBER'],
    says: 'Dynamic groups whose rule reads what users may write about themselves.',
  },
  'invited-guest': { kinds: ['ADDS_MEMBER'], says: 'Dynamic groups whose rule a guest with a chosen address meets.' },
  'open-access-package': {
    kinds: ['ADDS_MEMBER', 'GRANTS_ROLE', 'GRANTS_APP_ROLE'],
    says: 'Access packages that any member gets without approval.',
  },
  'own-access-package': {
    kinds: ['ADDS_MEMBER', 'GRANTS_ROLE', 'GRANTS_APP_ROLE'],
    says: 'Access packages that people, a group or other organizations get without approval.',
  },
  'open-access-package-with-approval': {
    kinds: ['ADDS_MEMBER', 'GRANTS_ROLE', 'GRANTS_APP_ROLE'],
    says: 'Access packages that any member gets once somebody approves.',
  },
  'own-access-package-with-approval': {
    kinds: ['ADDS_MEMBER', 'GRANTS_ROLE', 'GRANTS_APP_ROLE'],
    says: 'Access packages that people, a group or other organizations get once somebody approves.',
  },
  'package-role': {
    kinds: ['GRANTS_ACCESS'],
    says: 'Owners of a catalog of access packages, and managers of its packages or their assignments.',
  },
  'access-package': {
    kinds: ['ADDS_MEMBER', 'GRANTS_ROLE', 'GRANTS_APP_ROLE'],
    says: 'An access package, and the groups, directory roles and roles of applications that it gives.',
  },
  'synchronized-group': { kinds: ['ADDS_MEMBER'], says: 'Groups that the on-premises directory fills.' },

  // Applications and their credentials.
  'application-owner': { kinds: ['ADDS_CREDENTIAL', 'ADDS_OWNER'], says: 'Owners of an application.' },
  'service-principal-owner': {
    kinds: ['ADDS_CREDENTIAL', 'ADDS_OWNER'],
    says: 'Owners of a service principal that takes credentials and is not locked.',
  },
  'application-instance': { kinds: ['RUNS_AS'], says: 'An application and its service principal here.' },
  'agent-blueprint': {
    kinds: ['RUNS_AS'],
    says: 'A blueprint, or its principal, and the agent identities made from it.',
  },
  'secret-authenticates': { kinds: ['AUTHENTICATES'], says: 'Secrets, and the service principal that they are for.' },
  'certificate-authenticates': {
    kinds: ['AUTHENTICATES'],
    says: 'Certificates, and the service principal that they are for.',
  },
  'inherited-grant': {
    kinds: ['HOLDS', 'ACTS_FOR'],
    says: 'An agent, and what was granted to the principal of its blueprint, where the blueprint lets agents inherit it.',
  },
  'agent-user': { kinds: ['ACTS_FOR'], says: 'An agent, and its user, whom nothing else signs in.' },
  'agent-owner': { kinds: ['CONTROLS'], says: 'Owners of an agent; its sponsors only answer for it.' },
  'manager-application': {
    kinds: ['ADDS_CREDENTIAL', 'CONTROLS'],
    says: 'Applications that an application or an agent names as its managers: they are taken to do what an owner may.',
  },
  'federated-producer': {
    kinds: ['FEDERATES'],
    says: 'A managed identity that is the trusted subject, and a cluster that signs for it.',
  },
  'federated-authenticates': {
    kinds: ['AUTHENTICATES'],
    says: 'Federated credentials, and the identity that they are for.',
  },

  // Permissions and consent.
  'app-role-assignment': { kinds: ['HOLDS'], says: 'Application permissions that were granted and give something.' },
  'delegated-grant': {
    kinds: ['ACTS_FOR'],
    says: "A client's code, the scopes that people granted it, and what those people may do within them.",
  },
  'delegated-impersonation': {
    kinds: ['ACTS_FOR'],
    says: "A client's code, and the person whose whole access a scope hands over.",
  },
  'user-consent': { kinds: ['CONSENTS'], says: 'Members who may consent to any application.' },

  // Directory roles.
  'directory-role-assignment': { kinds: ['HOLDS'], says: 'Directory roles that are held now.' },
  'directory-role-eligible': { kinds: ['HOLDS'], says: 'Directory roles that may be activated.' },
  'directory-role-eligible-with-approval': {
    kinds: ['HOLDS'],
    says: 'Directory roles that may be activated once somebody approves.',
  },

  'out-of-unit': {
    kinds: ['RESETS_PASSWORD', 'RESETS_METHODS', 'ISSUES_TAP', 'ADDS_MEMBER'],
    says: 'Whoever manages a restricted unit and holds a power over the tenant takes its members out.',
  },
  'into-unit': {
    kinds: ['RESETS_PASSWORD', 'RESETS_METHODS', 'ISSUES_TAP'],
    says: 'Whoever holds a power over a unit and writes what its rule reads, or its members, moves others into reach.',
  },
  'synchronization-account': {
    kinds: ['SIGNS_IN'],
    says: 'Accounts that synchronize directories, whose credentials lie on premises.',
  },
  'weakened-activation': {
    kinds: ['INCLUDES'],
    says: 'Rules of activation, and what is eligible behind them, at the level of whoever of those who are is had most easily.',
  },
  'first-party-power': { kinds: ['HOLDS'], says: "What Microsoft's own services hold, which no assignment shows." },

  // Azure.
  'azure-role-assignment': { kinds: ['HOLDS'], says: 'Azure roles that are held now.' },
  'azure-role-eligible': { kinds: ['HOLDS'], says: 'Azure roles that may be activated.' },
  'azure-role-eligible-with-approval': {
    kinds: ['HOLDS'],
    says: 'Azure roles that may be activated once somebody approves.',
  },
  'foreign-principal': { kinds: ['HOLDS'], says: 'Azure roles held by principals of other tenants.' },
  'delegated-to-other-tenant': { kinds: ['HOLDS'], says: 'Azure roles delegated by Lighthouse, without data actions.' },
  'own-data': {
    kinds: ['READS_DATA', 'INCLUDES'],
    says: "A person or a store, and the person's own mail or files in it, where something leads to these.",
  },
  'own-data-grant': {
    kinds: ['ACTS_FOR'],
    says: 'Clients that were granted mail or files of a person, or of everybody who signs in to them.',
  },
  'consented-access': {
    kinds: ['ACTS_FOR', 'INCLUDES'],
    says: 'Whatever a user may consent to, and what of each person needs no administrator: mail, files, and all that is theirs in Azure.',
  },
  'partner-administration': {
    kinds: ['HOLDS'],
    says: 'Control of the tenant, taken to be granted to partners that are its service providers.',
  },
  'constrained-delegation': {
    kinds: ['GRANTS_ACCESS'],
    says: 'A right to grant roles that a condition limits, and what the roles it allows give.',
  },
  'rewritten-role': {
    kinds: ['GRANTS_ACCESS'],
    says: 'Holders of a custom role who may write its definition.',
  },
  'two-powers': {
    kinds: ['ATTACHES_IDENTITY', 'FORGES_TOKEN', 'RESETS_PASSWORD'],
    says: 'Whoever has by two roles what only works together: assigns identities and writes compute, adds certificate authorities and writes the methods policy, enables accounts and resets passwords.',
  },
  'exempt-from-denial': {
    kinds: [
      'GRANTS_ACCESS',
      'CONTROLS',
      'EXECUTES_ON',
      'ATTACHES_IDENTITY',
      'ADDS_CREDENTIAL',
      'READS_SECRETS',
      'READS_DATA',
      'LISTS_KEYS',
    ],
    says: 'Whom a deny assignment leaves out, and who may take off the deny settings of the deployment stack that made it.',
  },
  'vault-access-policy-with-application': {
    kinds: ['HOLDS'],
    says: 'Access policies of a vault that need a person and an application together, and a person who gets to the application.',
  },
  'vault-access-policy': { kinds: ['HOLDS', 'READS_SECRETS'], says: 'Access policies of a vault that read secrets.' },

  // Identities of resources.
  'resource-identity': { kinds: ['RUNS_AS'], says: 'A resource that runs code, and its identities.' },
  'node-identity': { kinds: ['RUNS_AS'], says: 'A cluster, and the identities of its nodes and add-ons.' },
  'cluster-nodes': { kinds: ['EXECUTES_ON'], says: 'A cluster, and the machines in the resource group of its nodes.' },
  'cluster-namespace': {
    kinds: ['EXECUTES_ON'],
    says: 'A namespace of a cluster, and the cluster whose nodes it runs on.',
  },
  'identity-resource': { kinds: ['RUNS_AS'], says: 'A user-assigned identity, and its service principal.' },
  'policy-identity': { kinds: ['RUNS_AS'], says: 'A policy assignment, and the identity that its deployments run as.' },
  'policy-definition': {
    kinds: ['EXECUTES_ON'],
    says: 'A policy definition, and its assignments that have an identity.',
  },
  'image-registry': { kinds: ['EXECUTES_ON'], says: 'A container registry, and what runs images from it.' },
  'deployment-storage': {
    kinds: ['EXECUTES_ON'],
    says: 'A storage account, and the function app whose code lies there.',
  },
  'hybrid-worker': { kinds: ['EXECUTES_ON'], says: 'An Automation account, and a machine that runs its runbooks.' },
  'cluster-administrators': { kinds: ['EXECUTES_ON'], says: 'The groups that a cluster names as its administrators.' },
  'database-administrator': {
    kinds: ['HOLDS', 'READS_DATA'],
    says: 'The administrator that a SQL server names, and holders of data roles inside a Cosmos DB account.',
  },
  'part-of-resource': {
    kinds: ['READS_DATA', 'READS_SECRETS'],
    says: 'A store, and a container, database, queue or secret in it.',
  },
  'workflow-connection': { kinds: ['ACTS_FOR'], says: 'A workflow, and the consent in a connection that it uses.' },
  'connection-consent': { kinds: ['ACTS_FOR'], says: 'A connection, and the consent that it holds.' },

  // People.
  'device-session': { kinds: ['REPLAYS_SESSION'], says: "A device, and its registered user's sessions." },
  'whole-account': { kinds: ['SIGNED_IN'], says: 'A user, and where the user is signed in by audience.' },
  'every-audience': { kinds: ['SIGNED_IN'], says: 'A group, and its parts by audience.' },

  // Populations.
  scope: { kinds: ['INCLUDES'], says: 'What an ability reaches right below its scope, and the same ability there.' },
  'tenant-wide': { kinds: ['INCLUDES'], says: 'What an ability reaches anywhere in the directory.' },
  'everything-sensitive': {
    kinds: ['CONTROLS', 'INCLUDES'],
    says: 'The tenant, and every sensitive resource in it.',
  },
  'everything-in-azure': {
    kinds: ['INCLUDES'],
    says: 'The tenant, and every scope and resource of its Azure estate: a Global Administrator elevates access to all of it.',
  },
} as const satisfies Record<string, LinkRuleEntry>;

/** The name of a rule that reads facts. */
export type LinkRuleName = keyof typeof linkRules;

/** The rule of a way in: a sentence. */
export type WayInRule = `${string}.`;

/** Every rule by which a link may have been drawn. */
export type LinkRule = LinkRuleName | AbilityName | WayInRule;
