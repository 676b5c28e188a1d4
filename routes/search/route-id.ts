/** The id of a route, the same from snapshot to snapshot. */
import { createHash } from 'node:crypto';
import type { Route } from './question.ts';

/** The same nodes by the same kinds of link for the same rules, the same id: in every snapshot. */
export function routeId({ nodes, links }: Pick<Route, 'nodes' | 'links'>): string {
  const steps = links.map(({ kind, rule }, index) => [nodes[index]?.id, kind, rule]);
  return createHash('sha256')
    .update(JSON.stringify([...steps, nodes.at(-1)?.id]))
    .digest('base64url')
    .slice(0, 22);
}
