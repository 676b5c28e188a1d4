/** The Azure estate: management groups by division, subscriptions, resource groups that teams run, resources, roles. */
import { hash, random, sample } from '../random.ts';
import { member, nested } from './groups.ts';
import type { Ids } from './ids.ts';
import type { Organization } from './organization.ts';
import type { Row, Rows } from './write-tenant.ts';

const roles = {
  owner: '8e3af657-a8ff-443c-a75c-2fe8c4bcb635',
  contributor: 'b24988ac-6180-42a0-ab88-20f7382dd24c',
  reader: 'acdd72a7-3385-48ef-bd42-f606fba81ae7',
  accessAdministrator: '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9',
  vaultSecretsUser: '4633458b-17de-408a-b874-0445c86b69e6',
} as const;
/** Types of resource by place in a group: ten of a round, of which one is a key vault. */
const types = [
  'Microsoft.KeyVault/vaults',
  'Microsoft.Compute/virtualMachines',
  'Microsoft.Compute/virtualMachines',
  'Microsoft.Compute/virtualMachines',
  'Microsoft.Web/sites',
  'Microsoft.Storage/storageAccounts',
  'Microsoft.Storage/storageAccounts',
  'Microsoft.Sql/servers',
  'Microsoft.Compute/disks',
  'Microsoft.Network/virtualNetworks',
] as const;
/** Groups of Azure access: those of resource groups come first, then the owners and the readers of subscriptions. */
const automation = 'Microsoft.Automation/automationAccounts';

/** A resource group by number, with the team that runs it. */
export interface ResourceGroup {
  readonly number: number;
  readonly subscription: number;
  readonly team: number;
  readonly department: number;
}

/** Every resource group: a subscription belongs to a department, its groups to teams of it. */
export function* resourceGroups(organization: Organization): Generator<ResourceGroup> {
  const { parameters: p } = organization;
  for (let subscription = 0; subscription < p.subscriptions; subscription += 1) {
    const department = hash(p.seed, 51, subscription) % p.departments;
    const teams = organization.teamsOf(department);
    for (let n = 0; n < p.groupsInSubscription; n += 1) {
      const number = subscription * p.groupsInSubscription + n;
      const team = teams.first + (hash(p.seed, 52, number) % Math.max(1, teams.end - teams.first));
      yield { number, subscription, team, department };
    }
  }
}

/** The managed identities of a resource group's machines and sites. */
export function* identitiesIn(
  { parameters: p }: Organization,
  group: ResourceGroup,
): Generator<{ readonly number: number; readonly name: string; readonly place: number }> {
  for (let place = 0; place < p.resourcesInGroup; place += 1) {
    const number = group.number * p.resourcesInGroup + place;
    const type = typeOf(group, place);
    const draw = hash(p.seed, 53, number) % 10;
    const has =
      type === automation || (type.endsWith('virtualMachines') ? draw < 3 : type.endsWith('sites') && draw < 6);
    if (has) yield { number, name: nameOf(type, group, place), place };
  }
}

function typeOf(group: ResourceGroup, place: number): string {
  // One group in ten automates.
  return group.number % 10 === 3 && place === 9 ? automation : (types[place % types.length] as string);
}

function nameOf(type: string, group: ResourceGroup, place: number): string {
  const short = { KeyVault: 'kv', Compute: 'vm', Web: 'app', Storage: 'st', Sql: 'sql' };
  const provider = type.split(/[./]/)[1] as keyof typeof short;
  return `${short[provider] ?? 'res'}-${group.number}-${place}`;
}

/** Scopes as ARM writes them. */
function scopesOf(id: Ids) {
  const root = `/providers/Microsoft.Management/managementGroups/${id('tenant', 0)}`;
  return {
    root,
    division: (n: number) => `/providers/Microsoft.Management/managementGroups/division-${n}`,
    subscription: (n: number) => `/subscriptions/${id('subscription', n)}`,
    group: ({ subscription, number }: ResourceGroup) =>
      `/subscriptions/${id('subscription', subscription)}/resourceGroups/rg-${number}`,
  };
}

/** Rows of `arm/management-groups`. */
export function* managementGroups({ parameters: p }: Organization, id: Ids): Rows {
  const { root, division } = scopesOf(id);
  yield { id: root, name: id('tenant', 0), properties: { displayName: 'Tenant Root Group' } };
  for (let n = 0; n < p.divisions; n += 1)
    yield { id: division(n), name: `division-${n}`, parentId: root, properties: { displayName: `Division ${n}` } };
}

/** Rows of `arm/subscriptions`. */
export function* subscriptions(organization: Organization, id: Ids): Rows {
  const { parameters: p } = organization;
  const { subscription, division } = scopesOf(id);
  for (let n = 0; n < p.subscriptions; n += 1)
    yield {
      id: subscription(n),
      displayName: `Subscription ${n}`,
      state: 'Enabled',
      managementGroupId: division(hash(p.seed, 54, n) % p.divisions),
    };
}

/** Rows of `arm/resource-groups`. */
export function* resourceGroupRows(organization: Organization, id: Ids): Rows {
  const { group } = scopesOf(id);
  for (const one of resourceGroups(organization)) yield { id: group(one), name: `rg-${one.number}` };
}

/** Rows of `arm/resources`. Seven vaults of ten are under Azure RBAC, the others name their readers themselves. */
export function* resources(organization: Organization, id: Ids): Rows {
  const { parameters: p } = organization;
  const scope = scopesOf(id);
  for (const group of resourceGroups(organization)) {
    const identities = new Map([...identitiesIn(organization, group)].map((one) => [one.place, one.number]));
    for (let place = 0; place < p.resourcesInGroup; place += 1) {
      const type = typeOf(group, place);
      const name = nameOf(type, group, place);
      const identity = identities.get(place);
      yield {
        id: `${scope.group(group)}/providers/${type}/${name}`,
        name,
        type,
        location: 'northeurope',
        tags: { costs: `department-${group.department}` },
        ...(identity === undefined
          ? {}
          : { identity: { type: 'SystemAssigned', principalId: id('identity', identity) } }),
        properties: type === types[0] ? vault(p.seed, group, id) : {},
      };
    }
  }
}

function vault(seed: number, group: ResourceGroup, id: Ids): Row {
  if (hash(seed, 55, group.number) % 10 < 7) return { enableRbacAuthorization: true };
  const permissions = { secrets: ['get', 'list'] };
  return { enableRbacAuthorization: false, accessPolicies: [{ objectId: id('team', group.team), permissions }] };
}

/** Rows of `graph/groups`: contributors of each resource group, owners and readers of each subscription. */
export function* azureGroups(organization: Organization, id: Ids): Rows {
  const { parameters: p } = organization;
  const plain = { groupTypes: [], securityEnabled: true, mailEnabled: false };
  for (const { number } of resourceGroups(organization))
    yield { id: id('azure', number), displayName: `rg-${number} contributors`, ...plain };
  for (let n = 0; n < p.subscriptions; n += 1) {
    yield { id: id('azure', ownersOf(p, n)), displayName: `Subscription ${n} owners`, ...plain };
    yield { id: id('azure', ownersOf(p, n) + 1), displayName: `Subscription ${n} readers`, ...plain };
  }
}

function ownersOf(p: Organization['parameters'], subscription: number): number {
  return p.subscriptions * p.groupsInSubscription + 2 * subscription;
}

/** Rows of `graph/group-members`: the team that runs a resource group, one in twenty a whole department; owners of tier 1. */
export function* azureMembers(organization: Organization, id: Ids): Rows {
  const { parameters: p } = organization;
  const next = random(hash(p.seed, 56));
  for (const { number, team, department } of resourceGroups(organization)) {
    yield nested(id('azure', number), id('team', team));
    if (next(20) === 0) yield nested(id('azure', number), id('department', department));
    for (const one of sample(0, p.tierOne, 1 + next(2), next))
      yield member(id('azure', number), id('user', organization.tierOne(one)));
  }
  for (let n = 0; n < p.subscriptions; n += 1) {
    for (const one of sample(0, p.tierOne, 3 + next(4), next))
      yield member(id('azure', ownersOf(p, n)), id('user', organization.tierOne(one)));
    yield nested(id('azure', ownersOf(p, n) + 1), id('department', hash(p.seed, 51, n) % p.departments));
  }
}

/** Rows of `arm/role-assignments`. */
export function* azureAssignments(organization: Organization, id: Ids): Rows {
  const { parameters: p } = organization;
  const scope = scopesOf(id);
  let number = 0;
  const held = (principalId: string, principalType: string, role: keyof typeof roles, at: string): Row => ({
    id: `${at}/providers/Microsoft.Authorization/roleAssignments/${id('assignment', 2_000_000 + number++)}`,
    properties: {
      principalId,
      principalType,
      roleDefinitionId: `/providers/Microsoft.Authorization/roleDefinitions/${roles[role]}`,
      scope: at,
    },
  });
  yield held(id('user', 0), 'User', 'accessAdministrator', scope.root);
  for (let n = 0; n < p.divisions; n += 1)
    yield held(id('user', organization.tierOne(n)), 'User', 'contributor', scope.division(n));
  for (let n = 0; n < p.subscriptions; n += 1) {
    yield held(id('azure', ownersOf(p, n)), 'Group', 'owner', scope.subscription(n));
    yield held(id('azure', ownersOf(p, n) + 1), 'Group', 'reader', scope.subscription(n));
    // What deploys into the subscription.
    const deployer = 1 + (hash(p.seed, 57, n) % p.applications);
    yield held(id('servicePrincipal', deployer), 'ServicePrincipal', 'contributor', scope.subscription(n));
  }
  for (const group of resourceGroups(organization)) {
    const at = scope.group(group);
    const draw = hash(p.seed, 58, group.number);
    yield held(id('azure', group.number), 'Group', 'contributor', at);
    if (draw % 10 < 3)
      yield held(id('servicePrincipal', 1 + (draw % p.applications)), 'ServicePrincipal', 'contributor', at);
    // Somebody outside of the team, left over from a project.
    if (draw % 10 === 4) yield held(id('user', (draw >>> 4) % p.users), 'User', 'contributor', at);
    for (const { number: identity } of identitiesIn(organization, group))
      yield held(id('identity', identity), 'ServicePrincipal', 'vaultSecretsUser', at);
  }
}
