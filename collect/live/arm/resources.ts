/** Resources of every kind, identity and properties included. */
import { z } from 'zod';
import type { ArmCollection } from '../collection.ts';

const kusto = 'resources | order by id asc';

/** https://learn.microsoft.com/azure/governance/resource-graph/reference/supported-tables-resources#resources */
export const resources: ArmCollection = {
  name: 'arm/resources',
  reason: 'no resource of Azure is known',
  actions: ['*/read'],
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
