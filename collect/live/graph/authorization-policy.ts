/** What users and guests may do by default. */
import { z } from 'zod';
import type { GraphCollection } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/authorizationpolicy-get */
export const authorizationPolicy: GraphCollection = {
  name: 'graph/authorization-policy',
  reason: 'what users may do by default is not known',
  permissions: { application: ['Policy.Read.All'], delegated: ['Policy.Read.All'] },
  lane: 'directory',
  schema: z.looseObject({}),
  read: { kind: 'list', request: { version: 'v1.0', path: '/policies/authorizationPolicy' } },
};
