/** Finds the one node that an argument means: an id in any case, else a whole name, else a part of one. */
import type { NodeKind } from '#catalogue';
import type { Graph } from '#cypher';
import { VerbError } from './failure.ts';
import { question } from './question.ts';
import { FindDocument, type FoundFragment } from './questions/answers.ts';

const shown = 8;

/**
 * The node's id; `kinds` where only these may be meant. Names are those of the directory, user principal names, mail addresses
 * and appIds. Of several that are so called the only sensitive one is meant. Throws VerbError where nothing or more than one thing is meant.
 */
export async function findNode(graph: Graph, given: string, kinds: readonly NodeKind[] | null = null): Promise<string> {
  const text = given.trim();
  const ask = (whole: boolean) => question(graph, FindDocument, { id: text, text, whole, first: shown, kinds });
  const { node, search } = await ask(true);
  if (node && (kinds === null || kinds.some((kind) => kind === node.kind))) return node.id;
  const { totalCount, edges } = search.totalCount > 0 ? search : (await ask(false)).search;
  const meant = edges.map(({ node }) => node);
  const sensitive = meant.filter(({ requiredAssurance }) => requiredAssurance !== null);
  const [only] = sensitive.length === 1 ? sensitive : meant;
  if (only === undefined)
    throw new VerbError(
      `Nothing is called "${text}". Give a name, a part of one, or an id; the page's search finds them too.`,
    );
  if (totalCount > 1 && sensitive.length !== 1) throw new VerbError(ambiguous(text, totalCount, meant));
  return only.id;
}

function ambiguous(text: string, total: number, meant: readonly FoundFragment[]): string[] {
  const list = meant.map(({ kind, name, sourceId }) => `  ${kind} ${name}: ${sourceId}`);
  const more = total > meant.length ? [`  and ${total - meant.length} more`] : [];
  return [`"${text}" can mean ${total} things. Give the id of one:`, ...list, ...more];
}
