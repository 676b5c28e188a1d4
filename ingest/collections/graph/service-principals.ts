/** Service principals: the identities of applications, of Azure resources and of agents. */
import { z } from 'zod';
import { emitCredentials, KeyCredential, PasswordCredential } from '../../credentials.ts';
import { collection, Flag, Id, Text } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/resources/serviceprincipal */
export const servicePrincipals = collection({
  name: 'graph/service-principals',
  permission: 'Application.Read.All',
  schema: z.object({
    id: Id,
    appId: Id.nullish(),
    displayName: Text,
    '@odata.type': Text,
    servicePrincipalType: Text,
    accountEnabled: Flag,
    appOwnerOrganizationId: Id.nullish(),
    alternativeNames: z.array(z.string()).nullish(),
    appRoles: z.array(z.object({ id: Id, value: Text, displayName: Text })).nullish(),
    passwordCredentials: z.array(PasswordCredential).nullish(),
    keyCredentials: z.array(KeyCredential).nullish(),
  }),
  read(row, emit) {
    const managed = row.servicePrincipalType?.toLowerCase() === 'managedidentity';
    const agent = row['@odata.type']?.toLowerCase().endsWith('agentidentity') ?? false;
    const kind = managed ? 'ManagedIdentity' : agent ? 'AgentIdentity' : 'ServicePrincipal';
    const { appId, servicePrincipalType, accountEnabled, appOwnerOrganizationId, alternativeNames } = row;
    const details = {
      appId,
      servicePrincipalType,
      accountEnabled,
      appOwnerOrganizationId,
      ...(managed ? { alternativeNames } : {}),
    };
    // Nobody can add a credential to a managed identity: Entra ID refuses it.
    const reachedBy = managed ? {} : ({ 'application-credentials': 0 } as const);
    if (!emit.node({ kind, id: row.id, name: row.displayName ?? row.id, details, reachedBy })) return;
    if (appId) emit.tenant.servicePrincipalByAppId.set(appId, row.id);
    for (const role of row.appRoles ?? [])
      emit.tenant.appRoles.set(`${row.id}/${role.id}`, role.value ?? role.displayName ?? role.id);
    if (!managed)
      emitCredentials({ owner: row.id, authenticates: row.id, collection: 'graph/service-principals' }, row, emit);
  },
});
