/** Management groups, each with its parent, which Resource Graph tells and the list does not. */
import { z } from 'zod';
import type { ArmCollection, Row } from '../collection.ts';
import { parentOf } from '../management-group-chain.ts';
import { queryOrWant } from '../query-or-want.ts';

const kusto = "resourcecontainers | where type =~ 'microsoft.management/managementgroups'";

/** https://learn.microsoft.com/rest/api/managementgroups/management-groups/list, https://learn.microsoft.com/azure/governance/resource-graph/samples/samples-by-category#management-groups */
export const managementGroups: ArmCollection = {
  name: 'arm/management-groups',
  reason: 'what is inherited from above the subscriptions is not known',
  actions: ['Microsoft.Management/managementGroups/read'],
  lane: 'azure',
  schema: z.looseObject({ id: z.string(), name: z.string() }),
  priority: 5,
  read: {
    kind: 'arm-composite',
    requests: [
      { method: 'GET', path: '/providers/Microsoft.Management/managementGroups', apiVersion: '2021-04-01' },
      { method: 'POST', path: '/providers/Microsoft.ResourceGraph/resources', apiVersion: '2024-04-01', kusto },
    ],
    async rows(ask) {
      const groups = await ask.list(({ managementGroups: client }, options) => client.managementGroups.list(options));
      if (groups.length === 0) return [];
      const names = groups.map(({ name }) => String(name));
      const root = names.find((name) => name.toLowerCase() === ask.tenantId?.toLowerCase());
      const scope = { managementGroups: root === undefined ? names : [root] };
      const told = await queryOrWant(ask, kusto, 'which group is above which is not known', scope);
      const byName = new Map(told.map((row) => [String(row.name).toLowerCase(), row]));
      return groups.map((group) => withParent(group, byName.get(String(group.name).toLowerCase())));
    },
  },
};

function withParent(group: Row, told: Row | undefined): Row {
  return told === undefined ? group : { ...group, parentId: parentOf(told) ?? null };
}
