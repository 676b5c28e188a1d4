/** What a request carries: one snapshot, one budget, one graph that keeps to both. */
import { once } from 'node:events';
import { type Graph, GraphError, publishedSnapshot, type SnapshotRow, snapshotState } from '#cypher';
import { fixableCollections } from '#links';
import {
  keptMeasurableLinks,
  type MeasuredSnapshot,
  readMeasuredResources,
  type SnapshotLinks,
  snapshotAsked,
  snapshotLinks,
} from '#routes';
import { ApiError } from './api-error.ts';
import { boundGraph } from './bound-graph.ts';
import type { Leases } from './leases.ts';
import type { Limits } from './limits.ts';
import type { Log } from './log.ts';
import type { Readiness } from './readiness.ts';

/** One request. A plain object, since Apollo Server hands out a copy of it. */
export interface RequestContext {
  readonly graph: Graph;
  readonly limits: Limits;
  /** Fires when the asker goes away or the time is over. */
  readonly signal: AbortSignal;
  /** Milliseconds left, at most `most`. */
  remaining(most: number): number;
  /** Runs dear work of one request one after the other: side by side it would only race itself for the database. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
  /** The published snapshot, read once and held while the request runs. Throws ApiError NO_SNAPSHOT. */
  snapshot(): Promise<SnapshotRow>;
  /** The links of the published snapshot, in memory. Throws ApiError NO_SNAPSHOT, GraphError TIMED_OUT while they are being read. */
  links(): Promise<SnapshotLinks>;
  /** The same with its resources and what a change may take away. Throws as `links` does. */
  decisions(): Promise<MeasuredSnapshot>;
  /** Holds another snapshot, the one that a cursor names. Throws ApiError SNAPSHOT_GONE. */
  hold(snapshot: string): Promise<void>;
  /** After the last query: what was read from a snapshot that is being dropped is wrong. Throws ApiError SNAPSHOT_GONE. */
  verify(): Promise<void>;
}

/** How a context is made. */
export interface ContextOptions {
  readonly graph: Graph;
  readonly leases: Leases;
  /** Tells a database that does not answer from a question that takes too long; each counts as the latter where absent. */
  readonly readiness?: Readiness;
  readonly limits: Limits;
  readonly log: Log;
  /** Fires when the asker goes away. */
  readonly gone?: AbortSignal;
}

/** Kept back from the time of a request, so that its answer can still be checked and sent. */
const reserve = 250;

/** Starts a request: its time runs from here. */
export function startRequest({ graph, leases, readiness, limits, log, gone }: ContextOptions): RequestContext {
  const time = AbortSignal.timeout(limits.requestTime);
  const signal = gone === undefined ? time : AbortSignal.any([gone, time]);
  const deadline = performance.now() + limits.requestTime;
  const bound = boundGraph(graph, {
    signal,
    deadline,
    rows: limits.rows,
    answers: async () => readiness === undefined || (await readiness.databaseAnswers()),
    slowQuery: limits.slowQuery,
    onSlow: (query, milliseconds) => log.warn({ query: `${query}.cypher`, milliseconds }, 'slow query'),
  });
  const held = new Set<string>();
  const hold = async (snapshot: string) => {
    if (!(await leases.hold(snapshot))) throw snapshotGone(snapshot);
    held.add(snapshot);
  };
  let current: Promise<SnapshotRow> | undefined;
  const snapshot = () => {
    current ??= readCurrent(bound, hold);
    return current;
  };
  let turn: Promise<unknown> = Promise.resolve();
  return {
    graph: bound,
    limits,
    signal,
    remaining: (most) => Math.max(1, Math.min(most, deadline - performance.now() - reserve)),
    inTurn(work) {
      const mine = turn.then(work, work);
      turn = mine.catch(() => {});
      return mine;
    },
    snapshot,
    async links() {
      return await beforeTheEnd(snapshotLinks(graph, snapshotAsked(await snapshot())), signal);
    },
    async decisions() {
      const row = await snapshot();
      const links = await beforeTheEnd(keptMeasurableLinks(graph, snapshotAsked(row), fixableCollections), signal);
      const { collections = {} } = JSON.parse(row.report ?? '{}') as Partial<MeasuredSnapshot>;
      return { links, resources: await readMeasuredResources(bound, row.id), collections };
    },
    hold,
    async verify() {
      for (const id of held) {
        const row = await graph.maybeOne(snapshotState, { id }, { timeout: 2_000 });
        if (row?.state !== 'READY') throw snapshotGone(id);
      }
    },
  };
}

/** Twice: between reading the pointer and holding the snapshot, another may have been published and this one dropped. */
async function readCurrent(graph: Graph, hold: (snapshot: string) => Promise<void>): Promise<SnapshotRow> {
  for (let attempt = 1; ; attempt++) {
    const row = await graph.maybeOne(publishedSnapshot, {});
    if (row === undefined)
      throw new ApiError('NO_SNAPSHOT', 'No tenant is loaded yet. Load one: npx postern load <facts folder>.');
    try {
      await hold(row.snapshot.id);
      return row.snapshot;
    } catch (error) {
      if (attempt === 2) throw error;
    }
  }
}

/** What is read for several requests is not stopped with one of them. */
async function beforeTheEnd<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const over = once(signal, 'abort').then(() => {
    throw new GraphError('TIMED_OUT', 'The links of the snapshot are still being read. Ask again in a moment.');
  });
  return await Promise.race([work, over]);
}

function snapshotGone(snapshot: string): ApiError {
  const message = `Snapshot ${snapshot} is no longer kept: a newer one took its place. Ask again without a cursor.`;
  return new ApiError('SNAPSHOT_GONE', message);
}
