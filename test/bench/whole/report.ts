/** The benchmark as a table for people, and the machine that it ran on. */
import { availableParallelism, cpus, totalmem } from 'node:os';
import type { Measured } from './measure-tenant.ts';

/** The machine's size in words. */
export function machine(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  return `${availableParallelism()} cores (${model}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}, Neo4j embedded`;
}

/** The table in Markdown: absolutes, and the ratio that is held beside each. */
export function asTable(
  result: Measured & { readonly users: number; readonly machine: string; readonly seconds: number },
): string {
  const n = (value: number, digits = 0) => value.toLocaleString('en', { maximumFractionDigits: digits });
  const { firstRoutes, nextBarrier, whileLoading, plainRoutes, allShortestPaths } = result;
  const ms = (pages: typeof firstRoutes) => `${n(pages.median)} / ${n(pages.p95)} / ${n(pages.max)} ms`;
  const times = (a: number, b: number) => `${n(a / b, 2)} times`;
  const lines: readonly (readonly [string, string, string])[] = [
    [
      'load',
      `${n(result.loadSeconds, 1)} s, ${n(result.loadLinksPerSecond)} links/s`,
      `${times(result.loadLinksPerSecond, result.plainCreateLinksPerSecond)} the rate of plain CREATE (${n(result.plainCreateLinksPerSecond)} links/s); at least 0.5`,
    ],
    ["Node's memory at most", `${n(result.nodePeakMegabytes)} MB`, 'below 1,000 MB'],
    [
      'exposure',
      `${n(result.exposureSeconds, 1)} s`,
      `${times(result.exposureSeconds, result.plainReachAndSetSeconds)} plain reach and SET (${n(result.plainReachSeconds, 1)} s and ${n(result.plainSetSeconds, 1)} s); at most 3`,
    ],
    [
      'first 100 routes, median / p95 / max',
      ms(firstRoutes),
      `a Bolt round trip is ${n(result.boltRoundTripMs, 1)} ms`,
    ],
    [
      'the same, resources with the fewest routes',
      `${n(firstRoutes.fewest.median)} / ${n(firstRoutes.fewest.p95)} / ${n(firstRoutes.fewest.max)} ms`,
      '',
    ],
    ['from exposure + 1 on', ms(nextBarrier), ''],
    ['while another load runs', ms(whileLoading), `${n(whileLoading.asked)} resources`],
    [
      'plain ordered match',
      `${n(result.plainRoutesMedianMs)} ms`,
      `${times(result.plainRoutesMedianMs, result.firstRoutesMedianMs)} as long; at least 20. ${plainRoutes.finished} of ${plainRoutes.asked} ended; ${plainRoutes.missed} of ${plainRoutes.outOf} routes missed`,
    ],
    [
      'allShortestPaths',
      `${n(allShortestPaths.medianMs)} ms`,
      `${allShortestPaths.finished} of ${allShortestPaths.asked} ended; ${allShortestPaths.missed} of ${allShortestPaths.outOf} routes missed, the lowest barrier of ${allShortestPaths.missedBarriers} resources`,
    ],
    [
      'time a link, against a tenth of the users',
      `load ${n(result.growth.load, 2)}, exposure ${n(result.growth.exposure, 2)}`,
      '1 is linear',
    ],
  ];
  return [
    `${n(result.users)} users: ${n(result.nodes)} nodes, ${n(result.links)} links (${n(result.links / result.nodes, 2)} by node), in ${n(result.seconds)} s on ${result.machine}`,
    '',
    '| what | measured | beside it |',
    '|---|---|---|',
    ...lines.map((line) => `| ${line.join(' | ')} |`),
  ].join('\n');
}
