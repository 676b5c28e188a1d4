/** Settles access policies that need a person and an application together, when all other links are drawn. */
import { type Graph, settleCompound } from '#cypher';
import type { Reads, Writes } from '../memory/index.ts';

/** Keeps the links of those who have both, and tells how many policies nobody has by himself. Throws GraphError. */
export async function settleCompoundPolicies(
  graph: Graph,
  snapshot: string,
  memory: Reads<'azure'> & Writes<'gaps'>,
): Promise<void> {
  const rows = memory.azure.compoundPolicies.map((ids) => ids.map((id) => `${snapshot}/${id}`));
  const answer = rows.length === 0 ? undefined : await graph.maybeOne(settleCompound, { rows });
  const apart = memory.azure.apartPolicies + (answer?.apart ?? 0);
  if (apart > 0)
    memory.gaps.notJudged.push({
      links: ['HOLDS', 'READS_SECRETS'],
      says: `Access policies of key vaults that need a person and an application together are drawn where the person has both: ${apart} others are not, though somebody may come by the two apart.`,
    });
}
