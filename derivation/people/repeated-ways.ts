/** Which of somebody's ways in repeat another: told once, a list of routes has room for what differs. Source: design section 4, repetition. */
import type { LinkKind } from '#catalogue';
import { gateKnownOf, type LinkRecord } from '../records.ts';

/** A session that is taken, or a sign-in that is passed on, where the sign-in itself asks for no more. */
const besideSignIn: ReadonlySet<LinkKind> = new Set(['REPLAYS_SESSION', 'RELAYS_SIGN_IN', 'PROXIES_SIGN_IN']);

/** Marks the links that ask for no less than another of the same ends, and sessions and relayed flows beside such a sign-in. */
export function markRepeats(links: readonly LinkRecord[]): LinkRecord[] {
  return links.map((link, at) =>
    links.some((other, place) => isBeside(link, other) && asksNoMore(other, link, place < at))
      ? { ...link, repeats: true }
      : link,
  );
}

function isBeside(link: LinkRecord, other: LinkRecord): boolean {
  if (link === other || link.to !== other.to) return false;
  return link.from === other.from || (besideSignIn.has(link.kind) && other.kind === 'SIGNS_IN');
}

/** Whether `one` asks for no more than the other; of two that ask for the same, a plain sign-in is kept, else the first. */
function asksNoMore(one: LinkRecord, other: LinkRecord, isFirst: boolean): boolean {
  const [known, otherKnown] = [one, other].map((link) => gateKnownOf(link) ?? Number.POSITIVE_INFINITY) as [
    number,
    number,
  ];
  if (one.gate > other.gate || known > otherKnown) return false;
  const isSame = one.gate === other.gate && known === otherKnown;
  if (!isSame) return true;
  const [isPlain, isOtherPlain] = [one, other].map(({ kind }) => kind === 'SIGNS_IN');
  return isPlain === isOtherPlain ? isFirst : isPlain === true;
}
