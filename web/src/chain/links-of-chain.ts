/** What the chain shows of a route: which link is its barrier, which the weakest, which say no number. Pure. */
import type { HopFragment, RouteFragment } from '../questions/answers.ts';

/** One link of a chain and the node it leads to. */
export interface ChainLink {
  readonly hop: HopFragment;
  /** Whether it shows a ring: it asks for something, or it authenticates somebody. */
  readonly ringed: boolean;
  /** Whether what must be defeated at least once is here. */
  readonly isBarrier: boolean;
  /** Whether it is the one weakest link. */
  readonly isWeakest: boolean;
  /** Whether its far end is a hub without a name worth a card. */
  readonly isHub: boolean;
}

/** The links of a route in order. A barrier of 0 is nowhere in particular. */
export function linksOfChain({
  hops,
  barrier,
  weakest,
}: Pick<RouteFragment, 'hops' | 'barrier' | 'weakest'>): ChainLink[] {
  return hops.map((hop) => ({
    hop,
    ringed: hop.link.gate.value > 0 || hop.link.assurance !== null,
    isBarrier: barrier.value > 0 && hop.link.gate.value === barrier.value,
    isWeakest: hop.link.id === weakest?.link.id,
    isHub: hop.to.kind === 'Population',
  }));
}

/** A sentence cut into plain text and the verb phrases of its links, in order; phrases that are not in it are passed over. */
export function cutSentence(
  sentence: string,
  phrases: readonly string[],
): { readonly text: string; readonly isPhrase: boolean }[] {
  const parts: { text: string; isPhrase: boolean }[] = [];
  let from = 0;
  for (const phrase of phrases) {
    const at = sentence.indexOf(` ${phrase} `, from);
    if (at < 0) continue;
    parts.push({ text: sentence.slice(from, at + 1), isPhrase: false }, { text: phrase, isPhrase: true });
    from = at + 1 + phrase.length;
  }
  parts.push({ text: sentence.slice(from), isPhrase: false });
  return parts;
}
