/** Rows of a tiny tenant, with what a test leaves out filled in. */
import { type Ability, abilityEntries, directoryRole, directoryRoleNames } from '#catalogue';

type Row = Readonly<Record<string, unknown>>;

/** A user of a custom domain. */
export function user(id: string, more: Row = {}): Row {
  return { id, displayName: id, userPrincipalName: `${id}@tiny.example`, accountEnabled: true, ...more };
}

/** A security group. */
export function group(id: string, more: Row = {}): Row {
  return { id, displayName: id, groupTypes: [], securityEnabled: true, ...more };
}

/** A directory role held by a principal, at the tenant unless a scope is given. */
export function directoryHolding(
  principalId: string,
  role: keyof typeof directoryRole | (string & {}),
  scope = '/',
): Row {
  const roleDefinitionId = (directoryRole as Readonly<Record<string, string>>)[role] ?? role;
  return { id: `${principalId}-${role}-${scope}`, principalId, roleDefinitionId, directoryScopeId: scope };
}

/** The row of a built-in directory role, with actions for all that the catalogue says it gives; undefined for a custom one. */
export function builtInRole(id: string): Row | undefined {
  const displayName = directoryRoleNames[id];
  if (displayName === undefined) return undefined;
  const of = (abilityEntries as readonly (readonly [string, Ability])[]).map(([, ability]) => ability);
  const given = of.filter(({ directoryRoles }) => directoryRoles?.includes(id));
  const actions = given.flatMap(({ directoryActions = [], directoryAlso = [] }) => [
    ...directoryActions.slice(0, 1),
    ...directoryAlso,
  ]);
  const allowedResourceActions = [...new Set([...actions, 'microsoft.directory/users/standard/read'])];
  return { id, templateId: id, displayName, isBuiltIn: true, rolePermissions: [{ allowedResourceActions }] };
}

export const subscription = '/subscriptions/s';
export const resourceGroup = `${subscription}/resourcegroups/g`;

/** The id of a resource in the group `g`. */
export function resourceId(type: string, name: string): string {
  return `${resourceGroup}/providers/${type}/${name}`.toLowerCase();
}

/** A resource in the group `g`. */
export function resource(type: string, name: string, more: Row = {}): Row {
  return { id: resourceId(type, name), name, type, ...more };
}

/** A custom Azure role of one permission. */
export function azureRole(guid: string, permission: Row): Row {
  const id = `/providers/Microsoft.Authorization/roleDefinitions/${guid}`;
  return { id, name: guid, properties: { roleName: guid, type: 'CustomRole', permissions: [permission] } };
}

/** An Azure role held by a principal. */
export function azureHolding(principalId: string, guid: string, scope: string, more: Row = {}): Row {
  const roleDefinitionId = `/providers/Microsoft.Authorization/roleDefinitions/${guid}`;
  return { id: `${scope}/ra/${principalId}-${guid}`, properties: { principalId, roleDefinitionId, scope, ...more } };
}

/** GUIDs of built-in Azure roles. */
export const azure = {
  owner: '8e3af657-a8ff-443c-a75c-2fe8c4bcb635',
  contributor: 'b24988ac-6180-42a0-ab88-20f7382dd24c',
  reader: 'acdd72a7-3385-48ef-bd42-f606fba81ae7',
  rbacAdministrator: 'f58310d9-a9f6-439a-9e8d-f62e7b41a168',
  vaultSecretsUser: '4633458b-17de-408a-b874-0445c86b69e6',
  vaultReader: '21090545-7ca7-4776-b22c-e363652d74d2',
  vaultAccessAdministrator: '8b54135c-b56d-4d72-a534-26097cfdc8d8',
  identityOperator: 'f1a07417-d97a-45cb-824c-7a7467783830',
  machineContributor: '9980e02c-c2be-4d73-94e8-173b1dc7cf3c',
} as const;
