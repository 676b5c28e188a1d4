/** Audit records of consent and of changes of credentials, since a time. */
import { z } from 'zod';
import type { GraphCollection } from '../collection.ts';

/** https://learn.microsoft.com/entra/identity/monitoring-health/reference-audit-activities */
const activities = [
  'Consent to application',
  'Add app role assignment to service principal',
  'Add delegated permission grant',
  'Add service principal credentials',
  'Update application – Certificates and secrets management ',
  'Add owner to application',
  'Add owner to service principal',
];

/** https://learn.microsoft.com/graph/api/directoryaudit-list */
export const directoryAudits: GraphCollection = {
  name: 'graph/directory-audits',
  reason: 'who consented and who changed credentials is not known',
  permissions: { application: ['AuditLog.Read.All'], delegated: ['AuditLog.Read.All'] },
  lane: 'reports',
  schema: z.looseObject({ id: z.string() }),
  read: {
    kind: 'list',
    request: {
      version: 'v1.0',
      path: '/auditLogs/directoryAudits',
      query: {
        $filter: `activityDateTime ge {since} and (${activities.map((one) => `activityDisplayName eq '${one}'`).join(' or ')})`,
      },
    },
    most: 20_000,
  },
};
