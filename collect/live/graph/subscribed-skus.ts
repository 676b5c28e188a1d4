/** Licences that the tenant has bought. */
import { z } from 'zod';
import type { GraphCollection } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/subscribedsku-list */
export const subscribedSkus: GraphCollection = {
  name: 'graph/subscribed-skus',
  reason: 'which licences the tenant has is not known',
  permissions: { application: ['LicenseAssignment.Read.All'], delegated: ['LicenseAssignment.Read.All'] },
  lane: 'directory',
  schema: z.looseObject({ id: z.string() }),
  read: { kind: 'list', request: { version: 'v1.0', path: '/subscribedSkus' } },
};
