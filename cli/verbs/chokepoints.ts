/** `postern chokepoints`: the nodes without which most ways would be closed, each with its best fix. */
import { findNode } from '../find-node.ts';
import type { Output } from '../output.ts';
import { question } from '../question.ts';
import { ChokePointsDocument, type ChokePointsQuery } from '../questions/answers.ts';
import { withGraph } from '../with-graph.ts';

/** Options of the verb. */
export interface ChokePointsVerb {
  readonly data: string;
  readonly first: number;
}

/** Asks and prints. Throws VerbError where the resource is not found. */
export async function chokePointsVerb(
  resource: string | undefined,
  { data, first }: ChokePointsVerb,
  output: Output,
): Promise<void> {
  const answer = await withGraph(data, output, async ({ graph }) => {
    const to = resource === undefined ? null : await findNode(graph, resource);
    output.progress('Counting what each node would close', 'under way');
    return await question(graph, ChokePointsDocument, { to, first });
  });
  await output.answer(answer, describe);
}

function describe({ tenant: { openPairs }, chokePoints }: ChokePointsQuery): string {
  if (chokePoints.length === 0)
    return 'No node stands on an open way: nothing is open, or each way in leads straight to what it opens.';
  const lines = chokePoints.flatMap(({ node, closes, folded, fix }, at) => [
    '',
    `${at + 1}. ${node.name} (${node.kind}): without it ${closes.seen} seen and ${closes.assumed} assumed pairs would be closed`,
    ...(folded.length === 0 ? [] : [`   The same: ${folded.map(({ name }) => name).join('; ')}`]),
    ...(fix === null ? [] : [`   Fix: ${fix.title}`]),
  ]);
  return [
    `${openPairs.seen} pairs of an identity and a resource are open, and ${openPairs.assumed} more rest on open questions.`,
    ...lines,
  ].join('\n');
}
