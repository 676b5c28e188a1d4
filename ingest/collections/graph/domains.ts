/** Domains: whose sign-in another identity provider answers. */
import { z } from 'zod';
import type { Emit } from '../../memory/emit.ts';
import type { Writes } from '../../memory/index.ts';
import { collection, Id, Text } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/resources/domain */
export const domains = collection({
  name: 'graph/domains',
  permission: 'Domain.Read.All',
  schema: z.object({ id: Id, authenticationType: Text }),
  read(row, emit: Emit & Writes<'directory'>) {
    if (row.authenticationType?.toLowerCase() === 'federated') emit.directory.federatedDomains.add(row.id);
  },
});
