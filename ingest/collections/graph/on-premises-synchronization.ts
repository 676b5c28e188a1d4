/** Synchronization with the on-premises directory: whether passwords set here are written back there. */
import { z } from 'zod';
import { collection, Flag } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/resources/onpremisesdirectorysynchronization */
export const onPremisesSynchronization = collection({
  name: 'graph/on-premises-synchronization',
  permission: 'OnPremDirectorySynchronization.Read.All',
  schema: z.object({ features: z.object({ passwordWritebackEnabled: Flag }).nullish() }),
  read(row, emit) {
    const enabled = row.features?.passwordWritebackEnabled;
    if (enabled != null) emit.tenant.passwordWriteback = enabled;
  },
});
