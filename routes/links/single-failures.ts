/** What would open a resource if it failed alone: an identity that is taken, or whatever else several gates rest on. */
import type { CertifiedLinks } from './certificate.ts';
import type { IncomingLinks } from './incoming-links.ts';
import { closed } from './link-table.ts';
import { nearestFirst } from './nearest-first.ts';
import { barriersTo } from './open-to.ts';
import { placesOf, type WaysIn } from './ways-in.ts';

/** Links whose gates rest on one thing, and so fall to 0 with it. */
export interface SharedGates {
  readonly links: readonly number[];
}

/** An identity that opens a resource when it is taken. */
export interface OpeningIdentity {
  /** Its place in `ways.identities`. */
  readonly identity: number;
  /** The lowest gate of its ways in as they are: what holds it today. */
  readonly heldAt: number;
}

/** A snapshot's links, with what leads into each node. */
export interface FailingLinks extends CertifiedLinks {
  readonly incoming: IncomingLinks;
  readonly ways: WaysIn;
}

/** The identities that lead to a resource below what it requires once they are taken: those held at the lowest level first. */
export function identitiesThatOpen({ table, incoming, ways }: FailingLinks, resource: number): OpeningIdentity[] {
  const required = table.nodes.required[resource] as number;
  const { gates } = table.links;
  const leads = barriersTo({ table, incoming }, placesOf(ways, resource), gates, required);
  const opening = new Set<number>();
  const heldAt = new Map<number, number>();
  for (const [way, end] of ways.ends.entries()) {
    const identity = ways.identityOf[way] as number;
    const gate = gates[ways.links[way] as number] as number;
    heldAt.set(identity, Math.min(heldAt.get(identity) ?? closed, gate));
    if (leads[end] !== closed) opening.add(identity);
  }
  return [...opening]
    .map((identity) => ({ identity, heldAt: heldAt.get(identity) as number }))
    .sort((one, other) => one.heldAt - other.heldAt || one.identity - other.identity);
}

/** Whether somebody gets to a resource below what it requires once these gates are 0. The table is as it was afterwards. */
export function opensWithout(
  { table, ways, entries }: FailingLinks,
  resource: number,
  { links }: SharedGates,
): boolean {
  const { gates } = table.links;
  const before = links.map((link) => gates[link] as number);
  for (const link of links) gates[link] = 0;
  const walk = nearestFirst(table, entries, gates, table.nodes.required[resource] as number);
  for (const [at, link] of links.entries()) gates[link] = before[at] as number;
  return placesOf(ways, resource).some((place) => walk.has(place));
}
