/** Actions of directory roles that ask for an authentication context, from beta: only there do they say so. */
import { z } from 'zod';
import type { GraphCollection } from '../collection.ts';

/** https://learn.microsoft.com/entra/identity/role-based-access-control/protected-actions-overview */
export const protectedActions: GraphCollection = {
  name: 'graph/protected-actions',
  reason: 'which actions ask for more than a role is not known',
  permissions: { application: ['RoleManagement.Read.Directory'], delegated: ['RoleManagement.Read.Directory'] },
  licence: 'P1',
  lane: 'directory',
  schema: z.looseObject({ name: z.string() }),
  read: {
    kind: 'list',
    request: {
      version: 'beta',
      path: '/roleManagement/directory/resourceNamespaces/microsoft.directory/resourceActions',
      query: { $filter: 'isAuthenticationContextSettable eq true' },
    },
    onBadRequest: {
      version: 'beta',
      path: '/roleManagement/directory/resourceNamespaces/microsoft.directory/resourceActions',
    },
  },
};
