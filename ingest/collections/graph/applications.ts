/** Application registrations, which hold credentials and run as their service principal. */
import { z } from 'zod';
import { emitCredentials, KeyCredential, PasswordCredential } from '../../credentials.ts';
import { collection, Id, Text } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/resources/application */
export const applications = collection({
  name: 'graph/applications',
  permission: 'Application.Read.All',
  schema: z.object({
    id: Id,
    appId: Id,
    displayName: Text,
    signInAudience: Text,
    passwordCredentials: z.array(PasswordCredential).nullish(),
    keyCredentials: z.array(KeyCredential).nullish(),
  }),
  read(row, emit) {
    const { id, appId, signInAudience } = row;
    const name = row.displayName ?? id;
    const reachedBy = { 'application-credentials': 0 } as const;
    if (!emit.node({ kind: 'Application', id, name, details: { appId, signInAudience }, reachedBy })) return;
    emit.tenant.applicationByAppId.set(appId, id);
    const servicePrincipal = emit.tenant.servicePrincipalByAppId.get(appId);
    if (servicePrincipal !== undefined) {
      emit.fact({ kind: 'OF', from: servicePrincipal, to: id });
      emit.link({
        kind: 'RUNS_AS',
        from: id,
        to: servicePrincipal,
        gate: 0,
        rule: 'application-instance',
        basis: 'OBSERVED',
        evidence: [`graph/applications:${id}`, `graph/service-principals:${servicePrincipal}`],
      });
    }
    emitCredentials({ owner: id, authenticates: servicePrincipal, collection: 'graph/applications' }, row, emit);
  },
});
