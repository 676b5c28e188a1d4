/** `npm run bench -- measures`: all measures and questions over a synthetic table of 1.6 million links and 2,000 resources. */
import { measure, measureQuestions } from '#links';
import { syntheticLinks } from './synthetic-links.ts';

const megabyte = 2 ** 20;

/** What was measured. */
export interface MeasuresBench {
  readonly nodes: number;
  readonly links: number;
  readonly resources: number;
  /** All variants of all measures. */
  readonly measureSeconds: number;
  /** Of the processor: on a busy machine the clock tells more. */
  readonly measureCpuSeconds: number;
  readonly questionSeconds: number;
  /** Memory at most, above that of the table. */
  readonly moreMegabytes: number;
  readonly openPairs: { readonly seen: number; readonly assumed: number };
}

/** Builds the table and measures it. */
export function benchMeasures(seed: number): MeasuresBench {
  const asked = syntheticLinks(seed);
  const before = memory();
  const cpu = process.cpuUsage();
  const begun = performance.now();
  const { pairs } = measure(asked);
  const measured = performance.now();
  const used = process.cpuUsage(cpu);
  const most = memory();
  measureQuestions(asked);
  const asking = performance.now();
  const sum = (part: 'seen' | 'assumed') =>
    [...pairs.rest[part], ...pairs.tenantControl[part]].reduce((all, one) => all + one, 0);
  return {
    nodes: asked.table.nodes.count,
    links: asked.table.links.count,
    resources: asked.resources.length,
    measureSeconds: (measured - begun) / 1000,
    measureCpuSeconds: (used.user + used.system) / 1e6,
    questionSeconds: (asking - measured) / 1000,
    moreMegabytes: Math.max(0, Math.max(most, memory()) - before),
    openPairs: { seen: sum('seen'), assumed: sum('assumed') },
  };
}

/** As people read it. */
export function measuresTable({ openPairs, ...bench }: MeasuresBench): string {
  const count = (value: number) => value.toLocaleString('en');
  return [
    `${count(bench.nodes)} nodes, ${count(bench.links)} links, ${count(bench.resources)} resources`,
    `all measures     ${bench.measureSeconds.toFixed(2)} s, ${bench.measureCpuSeconds.toFixed(2)} s of the processor (at most 5), ${bench.moreMegabytes.toFixed(0)} MB more (at most 300)`,
    `open questions   ${bench.questionSeconds.toFixed(2)} s`,
    `open pairs       ${count(openPairs.seen)} seen, ${count(openPairs.assumed)} assumed`,
  ].join('\n');
}

function memory(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / megabyte;
}
