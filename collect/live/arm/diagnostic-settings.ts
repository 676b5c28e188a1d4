/** Where the activity logs of subscriptions and the audit logs of key vaults are kept. */
import { z } from 'zod';
import type { ArmCollection, Collected } from '../collection.ts';

const apiVersion = '2021-05-01-preview';
const path = (scope: string) => `/${scope}/providers/Microsoft.Insights/diagnosticSettings`;

/** https://learn.microsoft.com/rest/api/monitor/diagnostic-settings/list */
export const diagnosticSettings: ArmCollection = {
  name: 'arm/diagnostic-settings',
  reason: 'whether what is done in Azure is kept is not known',
  actions: ['Microsoft.Insights/DiagnosticSettings/Read'],
  lane: 'azure',
  schema: z.looseObject({ id: z.string() }),
  after: ['arm/subscriptions', 'arm/resources'],
  needs: ['arm/subscriptions', 'arm/resources'],
  read: {
    kind: 'list-of-scopes',
    requests: [{ method: 'GET', path: path('{scope}'), apiVersion }],
    scopes: subscriptionsAndVaults,
    pages: (clients, scope) => clients.get(path(scope), apiVersion),
  },
};

/** Their ids without the leading slash. */
async function* subscriptionsAndVaults(collected: Collected): AsyncGenerator<string> {
  for await (const { id } of collected.rows('arm/subscriptions')) yield String(id).replace(/^\//, '');
  for await (const { id, type } of collected.rows('arm/resources'))
    if (String(type).toLowerCase() === 'microsoft.keyvault/vaults') yield String(id).replace(/^\//, '');
}
