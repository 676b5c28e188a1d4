/** Which of somebody's ways in repeat another: told once, a list of routes has room for what differs. */
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
  const known = knownGate(one) - knownGate(other);
  if (one.gate > other.gate || known > 0) return false;
  if (one.gate < other.gate || known < 0) return true;
  return isPlain(one) === isPlain(other) ? isFirst : isPlain(one);
}

/** Above every level where there is no link with open questions answered well. */
function knownGate(link: LinkRecord): number {
  return gateKnownOf(link) ?? 9;
}

function isPlain({ kind }: LinkRecord): boolean {
  return kind === 'SIGNS_IN';
}
