/** What activating a directory role or a group membership asks for, policy and rules in each row. */
import { z } from 'zod';
import type { GraphCollection } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/policyroot-list-rolemanagementpolicyassignments */
export const roleManagementPolicyAssignments: GraphCollection = {
  name: 'graph/role-management-policy-assignments',
  reason: 'what an activation asks for is not known',
  permissions: {
    application: ['RoleManagement.Read.Directory', 'RoleManagementPolicy.Read.AzureADGroup'],
    delegated: ['RoleManagement.Read.Directory', 'RoleManagementPolicy.Read.AzureADGroup'],
  },
  licence: 'P2',
  lane: 'privileged-identity-management',
  schema: z.looseObject({ id: z.string() }),
  after: ['graph/pim-group-eligibility-schedule-instances'],
  read: {
    kind: 'composite',
    requests: {
      roles: {
        version: 'v1.0',
        path: '/policies/roleManagementPolicyAssignments',
        query: { $filter: "scopeId eq '/' and scopeType eq 'DirectoryRole'", $expand: 'policy($expand=rules)' },
      },
      // One call a group: the service takes one scope a request.
      groups: {
        version: 'v1.0',
        path: '/policies/roleManagementPolicyAssignments',
        query: { $filter: "scopeId eq '{id}' and scopeType eq 'Group'", $expand: 'policy($expand=rules)' },
      },
    },
    async rows(ask, collected) {
      const roles = await ask.list('roles');
      const ids = new Set<string>();
      for await (const { groupId } of collected.rows('graph/pim-group-eligibility-schedule-instances'))
        ids.add(String(groupId));
      const ofGroups = ids.size === 0 ? [] : [...(await ask.each('groups', [...ids])).values()].flat();
      return [...roles, ...ofGroups];
    },
  },
};
