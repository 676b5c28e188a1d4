/** What cannot be known about links from an AzureHound export, kind by kind, in words that `coverage` shows. */
import type { LinkKind } from '#catalogue';

/** One thing that is not known from this source. */
export interface Gap {
  /** The kinds of link that it touches; empty when it is about the export as a whole. */
  readonly links: readonly LinkKind[];
  /** One sentence for a person. */
  readonly says: string;
}

/** The blind spots of every export, as seen by running the collector beside the interfaces that it reads. */
export const blindSpots: readonly Gap[] = [
  {
    links: ['SIGNS_IN', 'SIGNS_IN_LEGACY', 'RELAYS_SIGN_IN', 'PROXIES_SIGN_IN'],
    says: 'Conditional Access, named locations, authentication strengths, security defaults and per-user MFA are not in an AzureHound export, so every sign-in is taken to ask for what a tenant without policies asks.',
  },
  {
    links: ['SIGNS_IN', 'RECOVERS', 'HELP_DESK_RESETS', 'ENROLS_METHOD'],
    says: 'Which authentication methods users registered, which the methods policy allows and who may reset a password alone is not in the export; levels rest on assumptions.',
  },
  {
    links: ['RESETS_METHODS', 'ISSUES_TAP', 'RESETS_PASSWORD'],
    says: 'What a reset hands over depends on registered methods, the methods policy and password writeback, none of which is in the export.',
  },
  {
    links: ['RESETS_PASSWORD', 'RESETS_METHODS', 'ISSUES_TAP', 'ADDS_MEMBER', 'INCLUDES'],
    says: 'Members of administrative units are not in the export: a role at a unit is taken to reach whatever it would reach at the tenant, ASSUMED, and who is protected by a restricted unit is not known.',
  },
  {
    links: ['REPLAYS_SESSION'],
    says: 'Session controls (sign-in frequency, token protection, compliant network) are not in the export; every session counts as a plain bearer session.',
  },
  {
    links: ['ENROLS_DEVICE'],
    says: 'Who may register devices and what registration asks is not in the export.',
  },
  {
    links: ['FORGES_TOKEN'],
    says: 'Federation settings, certificate authorities and directory synchronization settings are not in the export, so tokens forged with their keys are not shown.',
  },
  {
    links: ['CONSENTS', 'ACTS_FOR'],
    says: 'Delegated permission grants, consent policies and sign-ins of users at applications are not in the export, so what applications may do for users is missing.',
  },
  {
    links: ['WEAKENS_POLICY'],
    says: 'Without the policies nothing says whom a weakened policy would stop protecting.',
  },
  {
    links: ['MEMBER_OF', 'ADDS_MEMBER', 'ADDS_OWNER'],
    says: 'Only security-enabled groups are in the export; memberships of other groups, eligible memberships and dynamic rules of such groups are missing.',
  },
  {
    links: ['HOLDS'],
    says: 'End dates of eligible directory roles, and whether an active role was activated or assigned for good, are not in the export.',
  },
  {
    links: ['HOLDS', 'GRANTS_ACCESS', 'CONTROLS', 'EXECUTES_ON', 'READS_SECRETS', 'READS_DATA', 'LISTS_KEYS'],
    says: 'At management groups, subscriptions, resource groups, virtual machines and key vaults only Owner, Contributor, User Access Administrator, Key Vault Contributor, Avere Contributor and virtual machine login roles are in the export: Role Based Access Control Administrator, key vault and storage data roles and custom roles are missing there.',
  },
  {
    links: ['HOLDS'],
    says: 'Eligible Azure roles, what activating them asks, and Azure Lighthouse delegations are not in the export.',
  },
  {
    links: ['HOLDS', 'INCLUDES'],
    says: 'Deny assignments and conditions on Azure role assignments are not in the export, so some links may exist here that they cut in the tenant.',
  },
  {
    links: ['HOLDS', 'CONTROLS'],
    says: 'Azure role definitions are not in the export: what a custom role allows is unknown, and built-in roles are read from the catalogue.',
  },
  {
    links: ['ATTACHES_IDENTITY', 'RUNS_AS'],
    says: 'User-assigned identities as resources are not in the export, so who may attach one is only known from roles at wider scopes.',
  },
  {
    links: ['FEDERATES'],
    says: 'Federated credentials of user-assigned identities are not in the export; those of applications are.',
  },
  {
    links: ['EXECUTES_ON', 'RUNS_AS'],
    says: 'Sites whose kind is not exactly "app" or "functionapp" (Linux and container apps among them) and every resource type that the collector does not list are missing.',
  },
  {
    links: ['LISTS_KEYS', 'READS_DATA'],
    says: '`azurehound list` does not read storage accounts, so their keys and data are missing unless they were asked for by name.',
  },
  {
    links: ['EXECUTES_ON', 'LISTS_KEYS', 'READS_DATA'],
    says: 'Settings that close an ability (local accounts of clusters, shared keys, publishing credentials, network access) are mostly not in the export; the ability counts as open there, ASSUMED.',
  },
  {
    links: ['LEAKS'],
    says: 'Whether secrets, storage keys and publish profiles are switched off is mostly unknown; sign-in activity and risk of workloads are not in the export.',
  },
  {
    links: ['HOLDS', 'GRANTS_APP_ROLE'],
    says: 'App role assignments are only in the export where the resource defines app roles; default access to other applications is missing.',
  },
];
