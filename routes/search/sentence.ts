/** A route in words: subject first, present tense, hubs left out where the sentence reads better without them. */
import { type LinkKindEntry, linkKinds } from '#catalogue';
import type { LinkRow, NodeRow } from '#cypher';

/** The verb phrase of a link: its own words, else its kind's. */
export function phraseOf(link: Pick<LinkRow, 'kind' | 'says'>): string {
  const { says }: LinkKindEntry = linkKinds[link.kind];
  return link.says ?? says;
}

/**
 * One sentence: "Somebody who can sign in signs in as Ada, who is a member of Operations, which holds Owner @ Production,
 * which may grant itself access to kv-payments." Left out, since the sentence reads better so: Populations, where the
 * ability's verb goes on to what they include, and the step from somebody to the same one at an audience.
 */
export function sentence({
  nodes,
  links,
}: {
  readonly nodes: readonly NodeRow[];
  readonly links: readonly LinkRow[];
}): string {
  const parts: string[] = [nodes[0]?.name ?? ''];
  const last = links.findLastIndex(({ kind }) => kind !== 'SIGNED_IN');
  for (const [index, link] of links.entries()) {
    if (link.kind === 'SIGNED_IN') continue;
    const from = nodes[index] as NodeRow;
    const to = nodes[index + 1] as NodeRow;
    const isLast = index === last;
    const isFirst = parts.length === 1;
    if (from.kind !== 'Population') parts.push(isFirst ? phraseOf(link) : `${pronounOf(from)} ${phraseOf(link)}`);
    if (to.kind !== 'Population' || isLast) parts.push(isLast ? to.name : `${to.name},`);
  }
  return `${parts.join(' ')}.`;
}

function pronounOf(node: NodeRow): string {
  const isPerson = node.kind === 'User' || (node.kind === 'SignedIn' && node.details?.includes('"user"'));
  return isPerson ? 'who' : 'which';
}
