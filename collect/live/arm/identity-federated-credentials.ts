/** Federated credentials of user-assigned identities: one list for each identity, since Resource Graph has none of them. */
import { z } from 'zod';
import type { ArmCollection, Collected } from '../collection.ts';

const identity =
  /^subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/providers\/Microsoft\.ManagedIdentity\/userAssignedIdentities\/([^/]+)$/i;

/** https://learn.microsoft.com/rest/api/managedidentity/federated-identity-credentials/list */
export const identityFederatedCredentials: ArmCollection = {
  name: 'arm/identity-federated-credentials',
  reason: 'which outside workload signs in as which managed identity is not known',
  actions: ['Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials/read'],
  lane: 'azure',
  schema: z.looseObject({ identityId: z.string(), id: z.string() }),
  after: ['arm/resources'],
  needs: ['arm/resources'],
  read: {
    kind: 'list-of-scopes',
    requests: [
      {
        method: 'GET',
        path: '/subscriptions/{subscriptionId}/resourceGroups/{resourceGroup}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/{name}/federatedIdentityCredentials',
        apiVersion: '2024-11-30',
      },
    ],
    scopes: identities,
    pages({ identities: clientOf }, scope, options) {
      const [, subscription = '', group = '', name = ''] = identity.exec(scope) ?? [];
      return clientOf(subscription).federatedIdentityCredentials.list(group, name, options);
    },
    compose: async (row, scope) => ({ identityId: `/${scope}`, ...row }),
  },
};

async function* identities(collected: Collected): AsyncGenerator<string> {
  for await (const { id } of collected.rows('arm/resources')) {
    const scope = String(id).replace(/^\//, '');
    if (identity.test(scope)) yield scope;
  }
}
