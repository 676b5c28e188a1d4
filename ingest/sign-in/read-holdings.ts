/** Reads who holds what in the snapshot that is being built. */
import type { AudienceName } from '#assurance';
import { type Graph, principalLinks } from '#cypher';
import { Holdings } from '#derivation';

/** Reads them all, with the audiences at which each is of use; `more` adds audiences to ids. Throws GraphError. */
export async function readHoldings(
  graph: Graph,
  snapshot: string,
  more: Iterable<readonly [string, AudienceName]> = [],
): Promise<Holdings> {
  const holdings = new Holdings();
  for (const kind of ['Entitlement', 'DirectMembers', 'EligibleMembers', 'Group', 'User'])
    for await (const row of graph.stream(principalLinks, { snapshot, kind })) holdings.add(row);
  holdings.spread(more);
  return holdings;
}
