/** Federated credentials of user-assigned managed identities. */
import { z } from 'zod';
import type { Emit } from '../../memory/emit.ts';
import type { Reads, Writes } from '../../memory/index.ts';
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
  read(row, emit: Emit & Reads<'gaps' | 'azure'> & Writes<'applications'>) {
    // Its resource may be out of the collector's sight: the id tells what it is.
    if (!emit.drawn.kinds.has(row.identityId) && !emit.gaps.collections.has('arm/resources'))
      return emit.skip('the managed identity is not among the resources');
    emit.scope(row.identityId);
    emitFederatedCredential(
      {
        owner: row.identityId,
        authenticates:
          emit.azure.identityOfResource.get(row.identityId) ?? emit.azure.identityResources.get(row.identityId),
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
