/** Who sponsors each agent, blueprint and user of an agent: accountability, and no power over it. */
import { z } from 'zod';
import type { FactsFolder, OptionalCollectionName } from '#facts';
import type { Known } from '#governance';
import { Id } from '../collections/collection.ts';
import type { Account } from '../snapshot/account.ts';
import { missingWhy, rowsOf } from './collections.ts';

/** https://learn.microsoft.com/entra/agent-id/agent-owners-sponsors-managers */
const Sponsored = z.object({ id: Id, sponsors: z.array(z.object({ id: Id })).nullish() });

/** What agents are: each is listed in a collection of its own. */
const collections = {
  agent: 'graph/agent-identities',
  blueprint: 'graph/agent-blueprints',
  user: 'graph/agent-users',
} as const satisfies Record<string, OptionalCollectionName>;
export type AgentSort = keyof typeof collections;

/** The ids of sponsors, by what is sponsored and its id; whoever is in no row was not listed, so that nothing is known. */
export type SponsorsOf = (sort: AgentSort, id: string) => Known<readonly string[]>;

/** Reads them. Throws FactsError. */
export async function readSponsors(folder: FactsFolder, account: Account): Promise<SponsorsOf> {
  const found = new Map<AgentSort, ReadonlyMap<string, readonly string[]>>();
  for (const sort of Object.keys(collections) as AgentSort[]) {
    const rows = new Map<string, readonly string[]>();
    for await (const { id, sponsors } of rowsOf(folder, collections[sort], Sponsored, account))
      if (sponsors != null)
        rows.set(
          id,
          sponsors.map((one) => one.id),
        );
    if (missingWhy(folder, collections[sort]) === undefined) found.set(sort, rows);
  }
  return (sort, id) => {
    const sponsors = found.get(sort)?.get(id);
    return sponsors === undefined ? { unknown: [collections[sort]] } : { value: sponsors };
  };
}
