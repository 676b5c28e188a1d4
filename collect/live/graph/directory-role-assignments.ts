/** Directory roles that are held now, over the tenant, a unit or an application. */
import { z } from 'zod';
import type { GraphCollection } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/rbacapplication-list-roleassignments */
export const directoryRoleAssignments: GraphCollection = {
  name: 'graph/directory-role-assignments',
  reason: 'who holds which directory role is not known',
  permissions: { application: ['RoleManagement.Read.Directory'], delegated: ['RoleManagement.Read.Directory'] },
  lane: 'directory',
  schema: z.looseObject({ id: z.string(), principalId: z.string(), roleDefinitionId: z.string() }),
  read: {
    kind: 'list',
    request: {
      version: 'v1.0',
      path: '/roleManagement/directory/roleAssignments',
      query: { $expand: 'principal($select=id)' },
    },
    onBadRequest: { version: 'v1.0', path: '/roleManagement/directory/roleAssignments' },
  },
};
