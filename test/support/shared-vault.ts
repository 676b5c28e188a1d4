/** A tenant in a few rows: a vault in a resource group, a group of two, and somebody beside. Who owns the resource group is the test's. */
import { group, resource, resourceGroup, subscription, user } from './tiny-rows.ts';

export const vault = resource('Microsoft.KeyVault/vaults', 'kv', { properties: { enableRbacAuthorization: true } });

/** The facts, with these assignments of Azure roles. */
export function sharedVault(roleAssignments: readonly Readonly<Record<string, unknown>>[]) {
  return {
    'graph/organization': [{ id: 't', displayName: 'Tiny' }],
    'graph/users': [user('a'), user('b'), user('c')],
    'graph/groups': [group('g')],
    'graph/group-members': [
      { groupId: 'g', id: 'a' },
      { groupId: 'g', id: 'b' },
    ],
    'graph/security-defaults': [{ isEnabled: false }],
    'graph/conditional-access-policies': [],
    'arm/subscriptions': [{ id: subscription, subscriptionId: 's', displayName: 's' }],
    'arm/resource-groups': [{ id: resourceGroup, name: 'g' }],
    'arm/resources': [vault],
    'arm/role-assignments': roleAssignments,
  };
}
