/** Who sponsors each agent, blueprint and user of an agent, and how agents are governed: accountability, and no power over it. */
import { z } from 'zod';
import type { FactsFolder, OptionalCollectionName } from '#facts';
import type { Attestation, Known } from '#governance';
import { Id, Text } from '../collections/collection.ts';
import type { Account } from '../snapshot/account.ts';
import { missingWhy, rowsOf, timeOf } from './collections.ts';

/** https://learn.microsoft.com/entra/agent-id/agent-owners-sponsors-managers */
const Sponsored = z.object({
  id: Id,
  sponsors: z.array(z.object({ id: Id })).nullish(),
  /** Only the beta version of Graph tells it. */
  lifecycle: z
    .object({ lastAttestationDateTime: Text, complianceIssues: z.array(z.string()).nullish() })
    .nullish()
    .catch(undefined),
});

/** What agents are: each is listed in a collection of its own. */
const collections = {
  agent: 'graph/agent-identities',
  blueprint: 'graph/agent-blueprints',
  user: 'graph/agent-users',
} as const satisfies Record<string, OptionalCollectionName>;
export type AgentSort = keyof typeof collections;

/** The ids of sponsors, by what is sponsored and its id; whoever is in no row was not listed, so that nothing is known. */
export type SponsorsOf = (sort: AgentSort, id: string) => Known<readonly string[]>;

/** Who sponsors what, and how agents are governed. */
export interface Accountability {
  readonly sponsorsOf: SponsorsOf;
  readonly attestationOf: (agent: string) => Known<Attestation>;
}

/** Reads them. Throws FactsError. */
export async function readSponsors(folder: FactsFolder, account: Account): Promise<Accountability> {
  const attested = new Map<string, Attestation>();
  const found = new Map<AgentSort, ReadonlyMap<string, readonly string[]>>();
  for (const sort of Object.keys(collections) as AgentSort[]) {
    const rows = new Map<string, readonly string[]>();
    for await (const { id, sponsors, lifecycle } of rowsOf(folder, collections[sort], Sponsored, account)) {
      if (sort === 'agent' && lifecycle != null)
        attested.set(id, {
          lastAt: timeOf(lifecycle.lastAttestationDateTime),
          issues: lifecycle.complianceIssues ?? [],
        });
      if (sponsors != null)
        rows.set(
          id,
          sponsors.map((one) => one.id),
        );
    }
    if (missingWhy(folder, collections[sort]) === undefined) found.set(sort, rows);
  }
  return {
    sponsorsOf: (sort, id) => {
      const sponsors = found.get(sort)?.get(id);
      return sponsors === undefined ? { unknown: [collections[sort]] } : { value: sponsors };
    },
    attestationOf: (agent) => {
      const value = attested.get(agent);
      return value === undefined ? { unknown: [collections.agent] } : { value };
    },
  };
}
