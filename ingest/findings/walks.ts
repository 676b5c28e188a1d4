/** How far each identity gets and how easily it is had, by walks over the links of the snapshot. */
import type { Level, NodeKind } from '#catalogue';
import { type Exposure, type Extent, nothing, type Reach } from '#governance';
import { lowestBarriers, nodesWith, sensitiveReach, unreached } from '#links';

import type { WalkedLinks } from '../snapshot/assess-exposure.ts';

/** A sensitive node. */
export interface SensitiveNode {
  readonly id: string;
  readonly name: string;
  readonly kind: NodeKind;
  readonly required: Level;
  readonly because: string;
}

/** Reach and exposure by node id. */
export interface Walks {
  reachOf(id: string): Reach;
  exposureOf(id: string): Exposure;
}

const none: Reach = { seen: nothing, assumed: nothing };

/** Walks once for what is known, and once with all that is assumed. */
export function walksOver({ table, places, tenant: at }: WalkedLinks, sensitive: readonly SensitiveNode[]): Walks {
  const named = new Map(
    sensitive.flatMap((one) => {
      const place = places.get(one.id);
      return place === undefined ? [] : [[place, one] as const];
    }),
  );
  const entries = nodesWith(table, 'entry');
  const exposures = [lowestBarriers(table, entries, { knownOnly: true }), lowestBarriers(table, entries)] as const;
  const [seen, assumed] = [
    sensitiveReach(table, { tenant: at, knownOnly: true }),
    sensitiveReach(table, { tenant: at }),
  ];
  const extentOf = (reach: typeof seen, place: number): Extent => {
    const needs = reach.needs[place] as Level;
    if (needs === 0) return nothing;
    const examples = reach.examples(place).flatMap((one) => {
      const node = named.get(one);
      return node === undefined ? [] : [{ id: node.id, name: node.name, required: node.required }];
    });
    return { needs, tenantControl: reach.tenant[place] === 1, resources: reach.counts[place] as number, examples };
  };
  const level = (barriers: Uint8Array, place: number) =>
    barriers[place] === unreached ? undefined : (barriers[place] as Level);
  return {
    reachOf(id) {
      const place = places.get(id);
      return place === undefined ? none : { seen: extentOf(seen, place), assumed: extentOf(assumed, place) };
    },
    exposureOf(id) {
      const place = places.get(id);
      if (place === undefined) return { seen: undefined, assumed: undefined };
      return { seen: level(exposures[0], place), assumed: level(exposures[1], place) };
    },
  };
}
