/** Federated credentials of applications: whoever can produce the trusted token is the application. */
import { z } from 'zod';
import type { Emit } from '../../memory/emit.ts';
import type { Writes } from '../../memory/index.ts';
import { emitFederatedCredential } from '../../rules/applications/federated-credentials.ts';
import { collection, Id, Text } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/resources/federatedidentitycredential */
export const applicationFederatedCredentials = collection({
  name: 'graph/application-federated-credentials',
  permission: 'Application.Read.All',
  schema: z.object({
    applicationId: Id,
    id: Id.nullish(),
    name: Text,
    issuer: Text,
    subject: Text,
    claimsMatchingExpression: z.object({ value: Text }).nullish(),
  }),
  read(row, emit: Emit & Writes<'applications'>) {
    const application = emit.refersTo.application(row.applicationId);
    if (application === undefined) return emit.skip('the application is not in the tenant');
    const instance = emit.applications.instanceOfApplication.get(application);
    const authenticates = emit.applications.disabled.has(instance ?? '') ? undefined : instance;
    const { name, issuer, subject } = row;
    emitFederatedCredential(
      {
        owner: application,
        authenticates,
        id: row.id ?? name ?? '',
        name,
        issuer,
        subject,
        expression: row.claimsMatchingExpression?.value,
      },
      'graph/application-federated-credentials',
      emit,
    );
  },
});
