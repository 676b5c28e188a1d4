/** Users at risk now. */
import { z } from 'zod';
import type { GraphCollection } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/riskyuser-list */
export const riskyUsers: GraphCollection = {
  name: 'graph/risky-users',
  reason: 'which users are at risk is not known',
  permissions: { application: ['IdentityRiskyUser.Read.All'], delegated: ['IdentityRiskyUser.Read.All'] },
  licence: 'P2',
  lane: 'conditional-access',
  schema: z.looseObject({ id: z.string() }),
  read: {
    kind: 'list',
    request: {
      version: 'v1.0',
      path: '/identityProtection/riskyUsers',
      query: { $filter: "riskState eq 'atRisk' or riskState eq 'confirmedCompromised'" },
    },
  },
};
