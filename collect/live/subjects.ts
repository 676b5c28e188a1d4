/** Subjects of collections that ask one by one. */
import type { Collected, LiveName } from './collection.ts';

/** The ids of the rows of a collection. */
export async function* idsOf(collected: Collected, name: LiveName): AsyncGenerator<string> {
  for await (const { id } of collected.rows(name)) if (typeof id === 'string') yield id;
}
