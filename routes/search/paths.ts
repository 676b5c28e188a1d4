/** The paths of a question, length by length: walked in memory where little feeds the target, by the database where much does. */

import { numbersOf, pathsOfLength } from '#links';
import type { Budget } from './budget.ts';
import type { PathsAt } from './by-statement.ts';
import type { Ground } from './ground.ts';

/** Paths as the internal ids of their links, in an order that is always the same; undefined where the time ran out. Throws GraphError. */
export async function pathsAt(ground: Ground, at: PathsAt, time: Budget): Promise<number[][] | undefined> {
  return await time.try(async (options) => {
    const region = await ground.region(at.barrier, options);
    if (region === undefined) return await ground.statements.paths(at, time.options);
    const paths: number[][] = [];
    let before = 0;
    for (const path of pathsOfLength(region, { ...at, through: region.through })) {
      if (path === undefined) await time.giveWay();
      else if (before < at.skip) before += 1;
      else if (paths.push(numbersOf(region.table, path)) === at.limit) break;
    }
    return paths;
  });
}

/** How many paths of a length need the barrier or less; undefined where the time ran out. Throws GraphError. */
export async function countAt(
  ground: Ground,
  at: { readonly barrier: number; readonly length: number },
  time: Budget,
): Promise<number | undefined> {
  return await time.try(async (options) => {
    const region = await ground.region(at.barrier, options);
    if (region === undefined) return await ground.statements.count(at, time.options);
    let count = 0;
    for (const path of pathsOfLength(region, { ...at, passed: false, through: region.through })) {
      if (path === undefined) await time.giveWay();
      else count += 1;
    }
    return count;
  });
}
