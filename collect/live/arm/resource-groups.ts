/** Resource groups. */
import { z } from 'zod';
import type { ArmCollection } from '../collection.ts';

const kusto = "resourcecontainers | where type =~ 'microsoft.resources/subscriptions/resourcegroups' | order by id asc";

/** https://learn.microsoft.com/azure/governance/resource-graph/reference/supported-tables-resources#resourcecontainers */
export const resourceGroups: ArmCollection = {
  name: 'arm/resource-groups',
  reason: 'what is held over resource groups is not known',
  actions: ['Microsoft.Resources/subscriptions/resourceGroups/read'],
  lane: 'resource-graph',
  schema: z.looseObject({ id: z.string(), name: z.string() }),
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
