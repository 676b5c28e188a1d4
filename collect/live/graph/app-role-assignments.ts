/** Application permissions and application roles that are granted, asked at the resource that grants them. */
import { z } from 'zod';
import type { GraphCollection } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/serviceprincipal-list-approleassignedto */
export const appRoleAssignments: GraphCollection = {
  name: 'graph/app-role-assignments',
  reason: 'which application permissions are granted is not known',
  permissions: { application: ['Application.Read.All'], delegated: ['Application.Read.All'] },
  lane: 'directory',
  schema: z.looseObject({ id: z.string(), principalId: z.string(), resourceId: z.string() }),
  priority: 2,
  read: {
    kind: 'relation-by-expand',
    request: { version: 'v1.0', path: '/servicePrincipals', query: { $select: 'id', $expand: 'appRoleAssignedTo' } },
    relation: 'appRoleAssignedTo',
    detail: { version: 'v1.0', path: '/servicePrincipals/{id}/appRoleAssignedTo', query: { $top: '999' } },
    onRefusal: 'graph/service-principals',
  },
};
