/** How the tenant is synchronized with a directory on premises. */
import { z } from 'zod';
import type { GraphCollection } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/directory-list-onpremisessynchronization */
export const onPremisesSynchronization: GraphCollection = {
  name: 'graph/on-premises-synchronization',
  reason: 'whether passwords are written back and synchronized is not known',
  permissions: {
    application: ['OnPremDirectorySynchronization.Read.All'],
    delegated: ['OnPremDirectorySynchronization.Read.All'],
  },
  lane: 'directory',
  schema: z.looseObject({}),
  read: { kind: 'list', request: { version: 'v1.0', path: '/directory/onPremisesSynchronization' } },
};
