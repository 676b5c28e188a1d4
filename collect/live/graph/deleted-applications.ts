/** Applications and service principals that were deleted and can be restored. */
import { z } from 'zod';
import type { GraphCollection } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/directory-deleteditems-list */
export const deletedApplications: GraphCollection = {
  name: 'graph/deleted-applications',
  reason: 'which deleted applications can come back is not known',
  permissions: { application: ['Application.Read.All'], delegated: ['Application.Read.All'] },
  lane: 'directory',
  schema: z.looseObject({ id: z.string() }),
  read: {
    kind: 'composite',
    requests: {
      applications: { version: 'v1.0', path: '/directory/deletedItems/microsoft.graph.application' },
      servicePrincipals: { version: 'v1.0', path: '/directory/deletedItems/microsoft.graph.servicePrincipal' },
    },
    // A list of one type does not name it.
    rows: async (ask) => [
      ...(await ask.list('applications')).map((row) => ({ '@odata.type': '#microsoft.graph.application', ...row })),
      ...(await ask.list('servicePrincipals')).map((row) => ({
        '@odata.type': '#microsoft.graph.servicePrincipal',
        ...row,
      })),
    ],
  },
};
