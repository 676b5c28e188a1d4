/** `postern reaches`: the sensitive resources that an identity leads to, each at its level and with its first route. */
import { findNode } from '../find-node.ts';
import { levelWords } from '../level-words.ts';
import type { Output } from '../output.ts';
import { question } from '../question.ts';
import { ReachesDocument, type ReachesQuery } from '../questions/answers.ts';
import { withGraph } from '../with-graph.ts';

/** Asks and prints. Throws VerbError where nothing, or more than one thing, is called so. */
export async function reachesVerb(name: string, { data }: { readonly data: string }, output: Output): Promise<void> {
  const answer = await withGraph(data, output, async ({ graph }) => {
    const from = await findNode(graph, name);
    output.progress('Reading the links', 'under way');
    return await question(graph, ReachesDocument, { from });
  });
  await output.answer(answer, describe);
}

function describe({ node, reaches }: ReachesQuery): string {
  const how = waysInto(node);
  if (reaches.length === 0) return [how, 'No route leads from there to a sensitive resource.'].join('\n');
  const below = reaches.filter(({ isBelowRequired }) => isBelowRequired === true).length;
  const lines = reaches.flatMap(({ to, barrier, seen, route }) => [
    '',
    `${to.name} (${to.kind}, needs ${levelWords(to.requiredAssurance)}): ${barrier.value === 0 ? 'nothing more is asked' : `level ${levelWords(barrier)} from there`}, ${seen ? 'seen' : 'assumed'}`,
    `  ${route.sentence}`,
  ]);
  return [
    how,
    `Whoever holds it gets to ${reaches.length} sensitive resources, to ${below} of them below what they need:`,
    ...lines,
  ].join('\n');
}

/** "Ways into Ada Reyes: somebody who resets a password by self-service at 1 single factor; somebody who can sign in at 3 MFA." */
function waysInto(node: ReachesQuery['node']): string {
  const ways = node?.waysIn ?? [];
  if (ways.length === 0) return `No way in leads straight to ${node?.name}.`;
  return `Ways into ${node?.name}: ${ways.map(({ name, level, seen }) => `${name.toLowerCase()} at ${levelWords(level)}${seen ? '' : ' (assumed)'}`).join('; ')}.`;
}
