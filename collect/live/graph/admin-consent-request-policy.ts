/** How users ask administrators for consent. */
import { z } from 'zod';
import type { GraphCollection } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/adminconsentrequestpolicy-get */
export const adminConsentRequestPolicy: GraphCollection = {
  name: 'graph/admin-consent-request-policy',
  reason: 'who reviews requests for consent is not known',
  permissions: { application: ['Policy.Read.All'], delegated: ['Policy.Read.All'] },
  lane: 'directory',
  schema: z.looseObject({}),
  read: { kind: 'list', request: { version: 'v1.0', path: '/policies/adminConsentRequestPolicy' } },
};
