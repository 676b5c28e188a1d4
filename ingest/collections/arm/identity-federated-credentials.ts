/** Federated credentials of user-assigned managed identities. */
import { z } from 'zod';
import { emitFederatedCredential } from '../../rules/applications/federated-credentials.ts';
import { collection, Id, Text } from '../collection.ts';

/** https://learn.microsoft.com/rest/api/managedidentity/federated-identity-credentials/list */
export const identityFederatedCredentials = collection({
  name: 'arm/identity-federated-credentials',
  permission: 'Reader',
  schema: z.object({
    identityId: Id,
    id: Id.nullish(),
    name: Text,
    properties: z.object({ issuer: Text, subject: Text }).nullish(),
  }),
  read(row, emit) {
    // Its resource may be out of the collector's sight: the id tells what it is.
    if (!emit.tenant.nodes.has(row.identityId) && !emit.tenant.gaps.has('arm/resources'))
      return emit.skip('the managed identity is not among the resources');
    emit.scope(row.identityId);
    emitFederatedCredential(
      {
        owner: row.identityId,
        authenticates:
          emit.tenant.identityOfResource.get(row.identityId) ?? emit.tenant.identityResources.get(row.identityId),
        id: row.name ?? row.id ?? '',
        name: row.name,
        issuer: row.properties?.issuer,
        subject: row.properties?.subject,
      },
      'arm/identity-federated-credentials',
      emit,
    );
  },
});
