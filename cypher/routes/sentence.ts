/** A route in words: subject first, present tense, hubs left out where the sentence reads better without them. */
import { type LinkKindEntry, linkKinds } from '../catalogue/link-kinds.ts';
import type { LinkRow, NodeRow } from '../rows.ts';

/** The verb phrase of a link: its own words, else its kind's. */
export function phraseOf(link: Pick<LinkRow, 'kind' | 'says'>): string {
  const { says }: LinkKindEntry = linkKinds[link.kind];
  return link.says ?? says;
}

/**
 * One sentence: "Somebody who can sign in signs in as Ada, who is a member of Operations, which holds Owner @ Production,
 * which may grant itself access to kv-payments." Populations are skipped: the ability's verb goes on to what they include.
 */
export function sentence({
  nodes,
  links,
}: {
  readonly nodes: readonly NodeRow[];
  readonly links: readonly LinkRow[];
}): string {
  const parts: string[] = [nodes[0]?.name ?? ''];
  links.forEach((link, index) => {
    const to = nodes[index + 1] as NodeRow;
    const from = nodes[index] as NodeRow;
    const fromPopulation = from.kind === 'Population';
    const toPopulation = to.kind === 'Population' && index + 1 < links.length;
    if (!fromPopulation) parts.push(index === 0 ? phraseOf(link) : `${pronounOf(from)} ${phraseOf(link)}`);
    if (!toPopulation) parts.push(index + 1 < links.length ? `${to.name},` : to.name);
  });
  return `${parts.join(' ')}.`;
}

function pronounOf(node: NodeRow): string {
  return node.kind === 'User' || node.kind === 'SignedIn' ? 'who' : 'which';
}
