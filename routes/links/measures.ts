/** What can be used to get to each sensitive resource below what it requires: counted for all of them at once. */

import { type BothCounts, type LevelCounts, levelCounts } from './level-counts.ts';
import {
  barriers,
  type MeasureAsked,
  type Measures,
  type ResourceMeasures,
  type SeenAssumed,
  together,
} from './measured.ts';
import { assumedByBarrier } from './open-pairs.ts';
import { ResourceSets } from './resource-sets.ts';

/** Measures every resource. Memory: about 40 bytes a node beside the table, and the different sets of resources. */
export function measure(asked: MeasureAsked): Measures {
  const resources: ResourceMeasures[] = [];
  const ofTheirOwn: ResourceMeasures[] = [];
  const pairs = { tenantControl: noPairs(), rest: noPairs() };
  for (let from = 0; from < asked.resources.length; from += together) {
    const part = { ...asked, resources: asked.resources.slice(from, from + together) };
    const sets = new ResourceSets(part.resources.length);
    const whole = countBothWays(part, sets, undefined);
    resources.push(...measuresOf(part, whole));
    addPairs(pairs, part, sets, whole);
    ofTheirOwn.push(...measuresOf(part, countBothWays(part, sets, asked.tenant)));
  }
  return { resources, ofTheirOwn, pairs };
}

/** The measures of every resource with routes through control of the tenant, and nothing else: half the walks. */
export function measureResources(asked: MeasureAsked): ResourceMeasures[] {
  const found: ResourceMeasures[] = [];
  for (let from = 0; from < asked.resources.length; from += together) {
    const part = { ...asked, resources: asked.resources.slice(from, from + together) };
    found.push(...measuresOf(part, countBothWays(part, new ResourceSets(part.resources.length), undefined)));
  }
  return found;
}

function countBothWays(asked: MeasureAsked, sets: ResourceSets, without: number | undefined): BothCounts {
  const { gates, gatesKnown } = asked.table.links;
  const over = (column: Uint8Array) =>
    Array.from({ length: barriers }, (_, level) => levelCounts(asked, { sets, gates: column, level, without }));
  return { all: over(gates), known: over(gatesKnown) };
}

function measuresOf({ table, resources }: MeasureAsked, { all, known }: BothCounts): ResourceMeasures[] {
  return resources.map((node, at) => {
    const required = table.nodes.required[node] as number;
    const below = required - 1;
    const two = (count: (counts: LevelCounts) => Int32Array): SeenAssumed => {
      const of = (counts: readonly LevelCounts[]) =>
        below < 0 ? 0 : (count(counts[below] as LevelCounts)[at] as number);
      return { seen: of(known), assumed: of(all) - of(known) };
    };
    return {
      openWays: two(({ ways }) => ways),
      openIdentities: two(({ identities }) => identities),
      outside: two(({ outside }) => outside),
      shortfall: shortfallOf({ all, known }, at, required),
    };
  });
}

/** Each identity counts once for each level from its lowest barrier up to what is required. */
function shortfallOf({ all, known }: BothCounts, at: number, required: number): SeenAssumed {
  const sum = (counts: readonly LevelCounts[]) =>
    counts.slice(0, required).reduce((total, { identities }) => total + (identities[at] as number), 0);
  return { seen: sum(known), assumed: sum(all) - sum(known) };
}

type Pairs = { tenantControl: { seen: number[]; assumed: number[] }; rest: { seen: number[]; assumed: number[] } };

function noPairs(): Pairs['rest'] {
  return { seen: new Array<number>(barriers).fill(0), assumed: new Array<number>(barriers).fill(0) };
}

/** Adds the pairs of these resources by barrier; control of the tenant apart. */
function addPairs(pairs: Pairs, asked: MeasureAsked, sets: ResourceSets, counts: BothCounts): void {
  const { table, resources, tenant } = asked;
  for (const [at, node] of resources.entries()) {
    const { seen } = node === tenant ? pairs.tenantControl : pairs.rest;
    for (let level = 0; level < (table.nodes.required[node] as number); level++) {
      const upTo = (barrier: number) => (counts.known[barrier]?.identities[at] as number | undefined) ?? 0;
      seen[level] = (seen[level] as number) + upTo(level) - upTo(level - 1);
    }
  }
  const assumed = assumedByBarrier(asked, sets, counts);
  for (let level = 0; level < barriers; level++) {
    const [control, rest] = [assumed.tenantControl[level] as number, assumed.rest[level] as number];
    pairs.tenantControl.assumed[level] = (pairs.tenantControl.assumed[level] as number) + control;
    pairs.rest.assumed[level] = (pairs.rest.assumed[level] as number) + rest;
  }
}
