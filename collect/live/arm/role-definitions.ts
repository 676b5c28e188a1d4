/** Azure roles: Microsoft's own by one list, the tenant's by Resource Graph. */
import { z } from 'zod';
import type { ArmCollection, Row } from '../collection.ts';
import { queryOrWant } from '../query-or-want.ts';

const kusto = "authorizationresources | where type =~ 'microsoft.authorization/roledefinitions'";

/** https://learn.microsoft.com/rest/api/authorization/role-definitions/list */
export const roleDefinitions: ArmCollection = {
  name: 'arm/role-definitions',
  reason: 'what a role of the tenant allows is not known',
  actions: ['Microsoft.Authorization/roleDefinitions/read'],
  lane: 'azure',
  schema: z.looseObject({ id: z.string() }),
  after: ['arm/management-groups'],
  read: {
    kind: 'arm-composite',
    requests: [
      { method: 'GET', path: '/providers/Microsoft.Authorization/roleDefinitions', apiVersion: '2022-04-01' },
      { method: 'POST', path: '/providers/Microsoft.ResourceGraph/resources', apiVersion: '2024-04-01', kusto },
    ],
    async rows(ask) {
      const builtIn = await ask.list(({ authorization }, options) => authorization.roleDefinitions.list('', options));
      const known = new Set(builtIn.map(nameOf));
      const custom = await queryOrWant(ask, kusto, 'roles of the tenant itself are not known');
      return [...builtIn, ...custom.filter((row) => !known.has(nameOf(row)))];
    },
  },
};

/** The name of a role is one in the whole tenant; its id begins with the scope that it was asked at. */
function nameOf(row: Row): string {
  return String(row.id).split('/').at(-1)?.toLowerCase() ?? '';
}
