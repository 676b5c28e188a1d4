/** Directory roles, from beta: only there does a role say whether it is privileged. */
import { z } from 'zod';
import type { GraphCollection } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/rbacapplication-list-roledefinitions */
export const directoryRoleDefinitions: GraphCollection = {
  name: 'graph/directory-role-definitions',
  reason: 'what a directory role allows is known of built-in roles alone',
  permissions: { application: ['RoleManagement.Read.Directory'], delegated: ['RoleManagement.Read.Directory'] },
  lane: 'directory',
  schema: z.looseObject({ id: z.string() }),
  read: { kind: 'list', request: { version: 'beta', path: '/roleManagement/directory/roleDefinitions' } },
};
