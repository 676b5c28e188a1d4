/** How far each node gets: the sensitive nodes that it leads to over gates below what each of these requires. */
import { incomingLinks } from './incoming-links.ts';
import { closed, type LinkTable, nodesWith } from './link-table.ts';

/** What a node leads to. */
export interface SensitiveReach {
  /** The requirement of the most demanding one that a node leads to; 0 where it leads to none. */
  readonly needs: Uint8Array;
  /** How many a node leads to. */
  readonly counts: Uint32Array;
  /** Whether a node leads to the node that was named as the tenant. */
  readonly tenant: Uint8Array;
  /** Places of the first few that a node leads to, most demanding first. */
  examples(place: number): readonly number[];
}

const bitsOfWord = 32;
const examplesKept = 3;

/**
 * Walks backwards from the sensitive nodes, 32 of one requirement at a time as the bits of a word. Time: the links behind them for
 * each 32; memory: 16 bytes a node. `knownOnly` walks the gates without what is assumed.
 */
export function sensitiveReach(
  table: LinkTable,
  { tenant, knownOnly = false }: { readonly tenant?: number | undefined; readonly knownOnly?: boolean } = {},
): SensitiveReach {
  const { nodes, links } = table;
  const incoming = incomingLinks(table);
  const gates = knownOnly ? links.gatesKnown : links.gates;
  const found = {
    needs: new Uint8Array(nodes.count),
    counts: new Uint32Array(nodes.count),
    tenant: new Uint8Array(nodes.count),
  };
  const first = new Int32Array(nodes.count * examplesKept).fill(-1);
  const words = new Uint32Array(nodes.count);
  for (const { required, places } of groups(table)) {
    words.fill(0);
    spread(places, { words, gates, required, incoming });
    for (let node = 0; node < nodes.count; node++) {
      const word = words[node] as number;
      if (word === 0) continue;
      if ((found.needs[node] as number) < required) found.needs[node] = required;
      let at = Math.min(examplesKept, found.counts[node] as number);
      for (let bit = 0; bit < places.length; bit++) {
        if (((word >>> bit) & 1) === 0) continue;
        const place = places[bit] as number;
        found.counts[node] = (found.counts[node] as number) + 1;
        if (place === tenant) found.tenant[node] = 1;
        if (at < examplesKept) first[node * examplesKept + at++] = place;
      }
    }
  }
  return {
    ...found,
    examples: (place) =>
      [...first.subarray(place * examplesKept, (place + 1) * examplesKept)].filter((one) => one >= 0),
  };
}

/** Sensitive nodes of one requirement, a word's worth at a time, most demanding first. */
function groups(table: LinkTable): { readonly required: number; readonly places: readonly number[] }[] {
  const sensitive = nodesWith(table, 'sensitive');
  const found: { required: number; places: number[] }[] = [];
  for (let required = 5; required > 0; required--) {
    const places = sensitive.filter((place) => table.nodes.required[place] === required);
    for (let from = 0; from < places.length; from += bitsOfWord)
      found.push({ required, places: places.slice(from, from + bitsOfWord) });
  }
  return found;
}

interface Spreading {
  readonly words: Uint32Array;
  readonly gates: Uint8Array;
  readonly required: number;
  readonly incoming: ReturnType<typeof incomingLinks>;
}

/** Gives each node the bits of the places that it leads to over gates below the requirement. */
function spread(places: readonly number[], { words, gates, required, incoming }: Spreading): void {
  let open = [...places];
  places.forEach((place, bit) => {
    words[place] = (words[place] as number) | (1 << bit);
  });
  const waits = new Uint8Array(words.length);
  while (open.length > 0) {
    const next: number[] = [];
    for (const node of open) {
      waits[node] = 0;
      for (let at = incoming.offsets[node] as number; at < (incoming.offsets[node + 1] as number); at++) {
        const link = incoming.links[at] as number;
        const gate = gates[link] as number;
        if (gate >= required || gate === closed) continue;
        const source = incoming.sources[link] as number;
        const union = ((words[source] as number) | (words[node] as number)) >>> 0;
        if (union === words[source]) continue;
        words[source] = union;
        if (waits[source] === 1) continue;
        waits[source] = 1;
        next.push(source);
      }
    }
    open = next;
  }
}
