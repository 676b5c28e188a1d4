/** Routes: how something can be reached, and what each route asks to be defeated. */
import type { LinkRow } from '#cypher';
import { type Route, routeId, sentence } from '#routes';
import { builder } from './builder.ts';
import { LevelRef } from './level.ts';
import { HopRef, type HopRow } from './link.ts';

/** A route of a known snapshot. */
export interface SnapshotRoute extends Route {
  readonly snapshot: string;
}

export const RouteRef = builder.objectRef<SnapshotRoute>('Route').implement({
  description: 'A path of links that visits no node twice, from an entry (or from what is held) to a target.',
  fields: (t) => ({
    id: t.id({
      description: 'Its id: the same from snapshot to snapshot, as long as it leads over the same nodes.',
      resolve: (route) => routeId(route),
    }),
    sentence: t.string({ description: 'It in words.', resolve: (route) => sentence(route) }),
    hops: t.field({ type: [HopRef], description: 'Its links in order.', resolve: hopsOf }),
    weakest: t.field({
      type: HopRef,
      nullable: true,
      description:
        'The link with the lowest assurance among those that authenticate somebody, the first of equals; null where none does.',
      resolve: (route) => (route.weakest === undefined ? null : hopOf(route, route.weakest)),
    }),
    weakestAll: t.field({
      type: [HopRef],
      description: 'All of the equals.',
      resolve: (route) => route.weakestAll.map((link) => hopOf(route, link)),
    }),
    barrier: t.field({
      type: LevelRef,
      description: 'The highest gate on it: what must be defeated at least once to complete it.',
      resolve: ({ barrier }) => barrier,
    }),
    seen: t.boolean({
      description:
        'Whether it is there at this barrier with every open question answered well; else it rests on an assumption.',
      resolve: ({ seen }) => seen,
    }),
    length: t.int({ description: 'How many links it has.', resolve: ({ links }) => links.length }),
  }),
});

function hopsOf(route: SnapshotRoute): HopRow[] {
  return route.links.map((link) => hopOf(route, link));
}

function hopOf({ nodes, links, snapshot }: SnapshotRoute, link: LinkRow): HopRow {
  const place = links.indexOf(link);
  const at = (index: number) => {
    const row = nodes[index];
    if (row === undefined) throw new RangeError(`a route of ${links.length} links has ${nodes.length} nodes`);
    return { ...row, snapshot };
  };
  return { from: at(place), link, to: at(place + 1) };
}
