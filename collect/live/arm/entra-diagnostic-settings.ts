/** Where the logs of the directory are kept. A role of the directory allows it, with a token for Azure. */
import { z } from 'zod';
import type { ArmCollection } from '../collection.ts';

const path = '/providers/microsoft.aadiam/diagnosticSettings';
const apiVersion = '2017-04-01';

/** https://learn.microsoft.com/entra/identity/monitoring-health/howto-configure-diagnostic-settings */
export const entraDiagnosticSettings: ArmCollection = {
  name: 'arm/entra-diagnostic-settings',
  reason: 'whether sign-in logs are kept is not known',
  actions: ['microsoft.aadiam/diagnosticsettings/read'],
  lane: 'azure',
  schema: z.looseObject({ id: z.string() }),
  read: {
    kind: 'arm-composite',
    requests: [{ method: 'GET', path, apiVersion }],
    rows: (ask) => ask.list((clients) => clients.get(path, apiVersion)),
  },
};
