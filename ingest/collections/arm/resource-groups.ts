/** Resource groups. */
import { z } from 'zod';
import type { Emit } from '../../memory/emit.ts';
import type { Writes } from '../../memory/index.ts';
import { noteEnvironment } from '../../rules/azure/environment.ts';
import { collection, Id } from '../collection.ts';

/** https://learn.microsoft.com/rest/api/resources/resource-groups/list */
export const resourceGroups = collection({
  name: 'arm/resource-groups',
  permission: 'Reader',
  schema: z.object({ id: Id, name: z.string(), tags: z.record(z.string(), z.string()).nullish() }),
  read(row, emit: Emit & Writes<'azure'>) {
    noteEnvironment(row, emit);
    emit.node({ kind: 'ResourceGroup', id: row.id, name: row.name, details: row.tags ? { tags: row.tags } : {} });
  },
});
