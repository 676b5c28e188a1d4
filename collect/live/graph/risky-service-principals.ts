/** Workload identities at risk now. */
import { z } from 'zod';
import type { GraphCollection } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/identityprotectionroot-list-riskyserviceprincipals */
export const riskyServicePrincipals: GraphCollection = {
  name: 'graph/risky-service-principals',
  reason: 'which workload identities are at risk is not known',
  permissions: {
    application: ['IdentityRiskyServicePrincipal.Read.All'],
    delegated: ['IdentityRiskyServicePrincipal.Read.All'],
  },
  licence: 'WORKLOAD_ID',
  lane: 'conditional-access',
  schema: z.looseObject({ id: z.string() }),
  read: {
    kind: 'list',
    request: {
      version: 'v1.0',
      path: '/identityProtection/riskyServicePrincipals',
      query: { $filter: "riskState eq 'atRisk' or riskState eq 'confirmedCompromised'" },
    },
  },
};
