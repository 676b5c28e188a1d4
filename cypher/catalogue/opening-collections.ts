/** Which collections could open a way to a resource: it is PROTECTED only where each of them is complete. */
import type { NodeKind } from './node-kinds.ts';

/** Collections of the directory that could open something, each by what its rows grant. */
const ofDirectory = [
  'graph/domains',
  'graph/users',
  'graph/groups',
  'graph/group-members',
  'graph/group-owners',
  'graph/administrative-units',
  'graph/administrative-unit-members',
  'graph/directory-role-definitions',
  'graph/directory-role-assignments',
  'graph/role-eligibility-schedule-instances',
  'graph/role-management-policy-assignments',
  'graph/pim-group-eligibility-schedule-instances',
  'graph/applications',
  'graph/application-owners',
  'graph/application-federated-credentials',
  'graph/service-principals',
  'graph/service-principal-owners',
  'graph/app-role-assignments',
  'graph/oauth2-permission-grants',
  'graph/devices',
  'graph/device-owners',
  'graph/conditional-access-policies',
  'graph/named-locations',
  'graph/authentication-strength-policies',
  'graph/authentication-methods-policy',
  'graph/user-registration-details',
  'graph/user-authentication-methods',
  'graph/user-mfa-state',
  'graph/security-defaults',
  'graph/authorization-policy',
  'graph/app-management-policies',
  'graph/cross-tenant-access-policies',
  'graph/permission-grant-policies',
  'graph/device-registration-policy',
  'graph/on-premises-synchronization',
  'graph/certificate-authorities',
  'graph/access-packages',
] as const;

/** Collections of Azure. Identities of its resources act in the directory too. */
const ofAzure = [
  'arm/management-groups',
  'arm/subscriptions',
  'arm/resource-groups',
  'arm/resources',
  'arm/role-definitions',
  'arm/role-assignments',
  'arm/role-eligibility-schedule-instances',
  'arm/role-management-policy-assignments',
  'arm/identity-federated-credentials',
  'arm/policy-assignments',
  'arm/managed-services-registration-assignments',
] as const;

/** What nobody can activate or request without the licence for it: UNLICENSED, there is nothing that it could open. */
const actsByLicence: ReadonlySet<string> = new Set([
  'graph/role-eligibility-schedule-instances',
  'graph/role-management-policy-assignments',
  'graph/pim-group-eligibility-schedule-instances',
  'graph/access-packages',
  'arm/role-eligibility-schedule-instances',
  'arm/role-management-policy-assignments',
]);

/** Collections that tell where resources of Azure lie, and of no power over them. */
const ofAzureAlone: ReadonlySet<string> = new Set(['arm/management-groups', 'arm/resource-groups']);

/** Kinds that lie in the directory. */
const inDirectory: ReadonlySet<NodeKind> = new Set<NodeKind>([
  'Tenant',
  'AdministrativeUnit',
  'User',
  'Group',
  'Application',
  'ServicePrincipal',
  'AgentIdentity',
  'Device',
  'DataStore',
]);

/**
 * The collections that could open a way to a resource of a kind. Whoever gets to something in Azure may come by the
 * directory; whoever gets to something in the directory may come by an identity whose code runs in Azure.
 */
export function openingCollections(kind: NodeKind): readonly string[] {
  const azure = inDirectory.has(kind) ? ofAzure.filter((name) => !ofAzureAlone.has(name)) : ofAzure;
  return [...ofDirectory, ...azure];
}

/** Collections whose rows give powers at scopes of Azure alone: where the manifest tells which scopes are missing, they open nothing that those do not lead to. */
const givesAtScopes: ReadonlySet<string> = new Set([
  'arm/role-assignments',
  'arm/role-eligibility-schedule-instances',
  'arm/role-management-policy-assignments',
  'arm/identity-federated-credentials',
]);

/** How a collection was collected, by the words of the manifest. */
export interface CollectedAs {
  readonly status: string;
  /** Scopes of Azure whose rows are missing, where those of all others are there. */
  readonly scopes?: readonly string[] | undefined;
}

/**
 * The scopes, in lower case, to which what is missing of a collection is limited; undefined where it is not: the manifest does not tell, or a scope
 * lies above subscriptions, or the collection tells of more than of powers at scopes.
 */
export function missingScopes(name: string, collected: CollectedAs | undefined): readonly string[] | undefined {
  const scopes = collected?.scopes?.map((scope) => scope.toLowerCase().replace(/\/+$/, '')) ?? [];
  if (scopes.length === 0 || !givesAtScopes.has(name)) return undefined;
  return scopes.every((scope) => /^\/subscriptions\/[^/]+/.test(scope)) ? scopes : undefined;
}

/**
 * The collections that could open a way to a resource of the kind and are not wholly there. What was skipped is judged at
 * its worst in two cases, and then it opens nothing more: methods beside a complete registration report, and per-user MFA.
 */
export function notCovered(kind: NodeKind, collected: Readonly<Record<string, CollectedAs | undefined>>): string[] {
  const statusOf = (name: string) => collected[name]?.status ?? 'SKIPPED';
  const isJudgedAtWorst = (name: string) =>
    name === 'graph/user-mfa-state' ||
    (name === 'graph/user-authentication-methods' && statusOf('graph/user-registration-details') === 'COMPLETE');
  return openingCollections(kind).filter((name) => {
    const status = statusOf(name);
    if (status === 'COMPLETE' || (status === 'UNLICENSED' && actsByLicence.has(name))) return false;
    return !(status === 'SKIPPED' && isJudgedAtWorst(name));
  });
}
