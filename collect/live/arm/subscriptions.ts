/** Subscriptions, each with the management group it is in. */
import { z } from 'zod';
import type { ArmCollection, AskArm, Row } from '../collection.ts';
import { parentOf } from '../management-group-chain.ts';
import { queryOrWant } from '../query-or-want.ts';

const kusto = "resourcecontainers | where type =~ 'microsoft.resources/subscriptions'";

/** https://learn.microsoft.com/rest/api/resources/subscriptions/list */
export const subscriptions: ArmCollection = {
  name: 'arm/subscriptions',
  reason: 'nothing of Azure is known',
  actions: ['Microsoft.Resources/subscriptions/read'],
  lane: 'azure',
  schema: z.looseObject({ id: z.string() }),
  after: ['arm/management-groups'],
  priority: 5,
  read: {
    kind: 'arm-composite',
    requests: [
      { method: 'GET', path: '/subscriptions', apiVersion: '2022-12-01' },
      { method: 'POST', path: '/providers/Microsoft.ResourceGraph/resources', apiVersion: '2024-04-01', kusto },
    ],
    async rows(ask) {
      const found = await ask.list(({ subscriptions: client }, options) => client.subscriptions.list(options));
      if (found.length === 0) {
        // Whoever may read nothing gets an empty list, as a tenant without Azure does.
        if (!ask.collected.has('arm/management-groups'))
          ask.wanting(
            'no subscription is visible: there is none, or the sign-in has no role. Give it Reader at the tenant root group',
          );
        return [];
      }
      const groups = await groupOf(ask);
      return found.map((row) => {
        const managementGroupId = groups.get(String(row.subscriptionId).toLowerCase());
        return managementGroupId === undefined ? row : { ...row, managementGroupId };
      });
    },
  },
};

async function groupOf(ask: AskArm): Promise<ReadonlyMap<string, string>> {
  const told = await queryOrWant(ask, kusto, 'which management groups the subscriptions are in is not known');
  return new Map(told.flatMap((row) => entryOf(row)));
}

function entryOf(row: Row): [string, string][] {
  const parent = parentOf(row);
  const id = String(row.subscriptionId ?? String(row.id).split('/').at(-1)).toLowerCase();
  return parent === undefined ? [] : [[id, parent]];
}
