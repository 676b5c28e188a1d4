/** The memory of a load that has read nothing yet. */
import { LoadMemory } from '../../ingest/memory/index.ts';

/** Of a tenant of this id without declarations. */
export function emptyMemory(id = 'tenant'): LoadMemory {
  return new LoadMemory({ id, name: id, collectedAt: undefined, judgedAt: new Date(), declared: {} });
}
