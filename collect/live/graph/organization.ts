/** The tenant itself: its name, its domains, whether it is synchronized. */
import { z } from 'zod';
import type { GraphCollection } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/organization-list */
export const organization: GraphCollection = {
  name: 'graph/organization',
  reason: 'the tenant has no name, and whether it is synchronized is not known',
  permissions: { application: ['Organization.Read.All'], delegated: ['Organization.Read.All'] },
  lane: 'directory',
  schema: z.looseObject({ id: z.string() }),
  read: { kind: 'list', request: { version: 'v1.0', path: '/organization' } },
};
