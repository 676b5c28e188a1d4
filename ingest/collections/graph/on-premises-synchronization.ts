/** Synchronization with the on-premises directory: whether passwords set here are written back there. */
import { z } from 'zod';
import type { Emit } from '../../memory/emit.ts';
import type { Writes } from '../../memory/index.ts';
import { collection, Flag } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/resources/onpremisesdirectorysynchronization */
export const onPremisesSynchronization = collection({
  name: 'graph/on-premises-synchronization',
  permission: 'OnPremDirectorySynchronization.Read.All',
  schema: z.object({ features: z.object({ passwordWritebackEnabled: Flag }).nullish() }),
  read(row, emit: Emit & Writes<'directory'>) {
    const enabled = row.features?.passwordWritebackEnabled;
    if (enabled != null) emit.directory.passwordWriteback = enabled;
  },
});
