/** Finds the one node that an argument means: an id in any case, else a name. */
import type { NodeKind } from '#catalogue';
import type { Graph } from '#cypher';
import type { FindAnswer } from './answers.ts';
import { VerbError } from './failure.ts';
import { question } from './question.ts';

const shown = 8;

/** The node's id; `kinds` where only these may be meant. Throws VerbError where nothing or more than one thing is meant. */
export async function findNode(graph: Graph, text: string, kinds: readonly NodeKind[] | null = null): Promise<string> {
  const { search } = await question<FindAnswer>(graph, 'find', { text, first: 50, kinds });
  const nodes = search.edges.map(({ node }) => node);
  const wanted = text.toLowerCase();
  const byId = nodes.find(({ id }) => id === wanted);
  if (byId !== undefined) return byId.id;
  const named = nodes.filter(({ name }) => name.toLowerCase() === wanted);
  const meant = named.length > 0 ? named : nodes;
  const sensitive = meant.filter(({ requiredAssurance }) => requiredAssurance !== null);
  const [only, ...others] = sensitive.length === 1 ? sensitive : meant;
  if (only === undefined)
    throw new VerbError(
      `Nothing is called "${text}". Give a name, a part of one, or an id; the page's search finds them too.`,
    );
  if (others.length > 0) {
    const list = meant.slice(0, shown).map(({ kind, name, sourceId }) => `  ${kind} ${name}: ${sourceId}`);
    const more = search.totalCount > shown ? `\n  and ${search.totalCount - shown} more` : '';
    throw new VerbError(
      `"${text}" can mean ${search.totalCount} things. Give the id of one:\n${list.join('\n')}${more}`,
    );
  }
  return only.id;
}
