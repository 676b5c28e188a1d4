/** Proof of a resource's state: what others can check against the exported links without Postern. */
import type { Graph } from '#cypher';
import { certificateOf, numbersOf } from '#links';
import { sentence } from '../search/sentence.ts';
import { type SnapshotAsked, type SnapshotLinks, snapshotLinks } from '../search/snapshot-links.ts';
import { describeWays } from './describe-ways.ts';

/** What every proof says. */
interface Claimed {
  /** The resource's id, and the level that it needs. */
  readonly resource: string;
  readonly needs: number;
  /** Links of the export, by their ids: those of the route in order, or those that lead out of the nodes. */
  readonly links: readonly string[];
}

/** Nobody gets there below what it needs: the entries reach only these nodes, by their ids. */
export interface ClosedProof extends Claimed {
  readonly claim: 'closed';
  readonly nodes: readonly string[];
}

/** Somebody gets there below what it needs: over the gates that are known, or over those at their worst. */
export interface RouteProof extends Claimed {
  readonly claim: 'route';
  readonly over: 'gateKnown' | 'gate';
  /** The route as a sentence. */
  readonly says: string;
}

/** Proves whether somebody gets to a sensitive resource below what it needs; undefined where it is not sensitive. Throws GraphError. */
export async function prove(
  graph: Graph,
  asked: SnapshotAsked,
  resource: string,
): Promise<ClosedProof | RouteProof | undefined> {
  const links = await snapshotLinks(graph, asked);
  const place = links.placeOf(resource);
  const needs = place === undefined ? 0 : (links.table.nodes.required[place] as number);
  if (place === undefined || needs === 0) return undefined;
  const found = certificateOf(links, place);
  const numbers = numbersOf(links.table, found.claim === 'closed' ? found.bounds : found.links);
  const claimed = { resource, needs, links: numbers.map(String) };
  if (found.claim === 'route')
    return {
      claim: 'route',
      ...claimed,
      over: found.over,
      says: await wordsOf(graph, asked.snapshot, links, found.links),
    };
  return { claim: 'closed', ...claimed, nodes: found.nodes.map((node) => links.ids[node] as string) };
}

/** The route in words. */
async function wordsOf(graph: Graph, snapshot: string, links: SnapshotLinks, way: readonly number[]): Promise<string> {
  const [route] = await describeWays(graph, snapshot, links, [way]);
  return sentence(route as NonNullable<typeof route>);
}
