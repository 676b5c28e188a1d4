/** Policy assignments, which deploy as an identity. */
import { z } from 'zod';
import type { ArmCollection } from '../collection.ts';

const kusto = "policyresources | where type =~ 'microsoft.authorization/policyassignments' | order by id asc";

/** https://learn.microsoft.com/azure/governance/resource-graph/reference/supported-tables-resources#policyresources */
export const policyAssignments: ArmCollection = {
  name: 'arm/policy-assignments',
  reason: 'which policies deploy as which identity is not known',
  actions: ['Microsoft.Authorization/policyAssignments/read'],
  lane: 'resource-graph',
  schema: z.looseObject({ id: z.string() }),
  after: ['arm/management-groups', 'arm/subscriptions'],
  needs: ['arm/subscriptions'],
  read: {
    kind: 'resource-graph',
    requests: [
      { method: 'POST', path: '/providers/Microsoft.ResourceGraph/resources', apiVersion: '2024-04-01', kusto },
    ],
    kusto,
  },
};
