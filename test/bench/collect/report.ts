/** The benchmark of collecting as a table for people. */
import type { Counters } from './service.ts';

/** A run of the collector. */
export interface Run extends Counters {
  readonly seconds: number;
  /** The most memory that its process held. */
  readonly megabytes: number;
  readonly rows: number;
  readonly members: number;
}

/** Both ways. */
export interface CollectBench {
  readonly users: number;
  readonly latency: number;
  readonly machine: string;
  /** What the naive way reads too. */
  readonly ours: Run;
  /** The reports alone. */
  readonly report: Run;
  readonly naive: Counters & { readonly seconds: number };
  readonly large?: Run;
}

/** Requests that the service answers in ten seconds where it makes a report. https://learn.microsoft.com/graph/throttling-limits */
const reportsInTenSeconds = 5;

/** The table in Markdown. */
export function asTable({ users, latency, machine, ours, report, naive, large }: CollectBench): string {
  const n = (value: number, digits = 0) => value.toLocaleString('en', { maximumFractionDigits: digits });
  const times = (a: number, b: number) => `${n(a / b, 1)} times`;
  const floor = Math.max(0, Math.ceil(report.requests / reportsInTenSeconds) - 1) * 10;
  const lines = [
    ['requests', n(ours.requests), n(naive.requests), `${times(naive.requests, ours.requests)} fewer; at least 15`],
    [
      'throttled operations',
      n(ours.operations),
      n(naive.operations),
      `${times(naive.operations, ours.operations)} fewer; at least 7`,
    ],
    [
      'resource units',
      n(ours.resourceUnits),
      n(naive.resourceUnits),
      `${times(naive.resourceUnits, ours.resourceUnits)} fewer; at least 5`,
    ],
    [
      `time at ${latency} ms an answer`,
      `${n(ours.seconds, 1)} s`,
      `${n(naive.seconds, 1)} s`,
      `${n(ours.seconds / naive.seconds, 2)} of it; at most 0.2`,
    ],
    [
      'reports',
      `${n(report.seconds, 1)} s`,
      '',
      `Microsoft answers ${report.requests} requests in no less than ${floor} s; at most 1.3 times that`,
    ],
    ['memory at most', `${n(ours.megabytes)} MB`, '', ''],
  ];
  if (large !== undefined)
    lines.push([
      '300,000 users, 50,000 groups',
      `${n(large.megabytes)} MB`,
      '',
      `${n(large.members)} memberships in ${n(large.seconds)} s by ${n(large.requests)} requests; below 512 MB`,
    ]);
  return [
    `${n(users)} users; ${machine}`,
    '',
    '| what | ours | naive | |',
    '|---|---|---|---|',
    ...lines.map((line) => `| ${line.join(' | ')} |`),
  ].join('\n');
}
