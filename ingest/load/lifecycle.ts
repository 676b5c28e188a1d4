/** The life of a snapshot: begun, alive while it beats, published by one small transaction, dropped in batches. */

import { randomBytes } from 'node:crypto';
import { setInterval } from 'node:timers';
import { setTimeout as pause } from 'node:timers/promises';
import {
  abandonSnapshot,
  beat,
  beginSnapshot,
  dropNodes,
  droppableSnapshots,
  dropRelationships,
  forgetSnapshot,
  type Graph,
  publishSnapshot,
} from '#cypher';
import { LoadError } from './load-error.ts';

const beatEvery = 3_000;
/** Seconds without a beat after which a load counts as dead: ten beats. */
export const staleAfter = 30;
const leaseStaleAfter = 180;
const dropBatch = 20_000;

/** A snapshot that is being built by this process. */
export interface Building {
  readonly id: string;
  /** Publishes it, with the load's report as JSON. */
  publish(report: string): Promise<void>;
  /** Gives it up; the next drop removes it. */
  abandon(): Promise<void>;
}

/** What a new snapshot is of. */
export interface SnapshotOrigin {
  readonly tenant: string;
  readonly source: string;
  /** Whether another tenant's snapshot may be replaced. */
  readonly replace: boolean;
}

/** Twelve of [0-9a-z], later ones sorting after earlier ones. */
export function snapshotId(now: number = Date.now()): string {
  const random = BigInt(`0x${randomBytes(3).toString('hex')}`) % 36n ** 4n;
  return now.toString(36).padStart(8, '0').slice(-8) + random.toString(36).padStart(4, '0');
}

/**
 * Begins a snapshot. Where another load seems to be under way, waits until its heartbeat proves it dead.
 * Throws LoadError LOAD_UNDER_WAY and OTHER_TENANT.
 */
export async function begin(
  graph: Graph,
  origin: SnapshotOrigin,
  progress: (message: string) => void,
): Promise<Building> {
  const id = snapshotId();
  let seen: { id: string; heartbeat: string } | undefined;
  for (;;) {
    const { busy, heartbeat, other } = await graph.one(beginSnapshot, { id, ...origin, stale: staleAfter });
    if (other !== null) {
      throw new LoadError(
        'OTHER_TENANT',
        `The database holds tenant ${other}, and these facts are of tenant ${origin.tenant}. Use --replace to replace it, or --data FOLDER for a database of its own.`,
      );
    }
    if (busy === null || heartbeat === null) break;
    if (seen?.id === busy && seen.heartbeat !== heartbeat) {
      throw new LoadError(
        'LOAD_UNDER_WAY',
        `Another load into this database is under way (snapshot ${busy}). Wait until it has finished, then load again.`,
      );
    }
    if (seen === undefined) progress('A load was under way: watching whether it still is');
    seen = { id: busy, heartbeat };
    await pause(beatEvery / 2);
  }
  const timer = setInterval(() => void graph.run(beat, { id }).catch(() => {}), beatEvery);
  timer.unref();
  return {
    id,
    async publish(report) {
      await graph.one(publishSnapshot, { id, report });
      clearInterval(timer);
    },
    async abandon() {
      clearInterval(timer);
      await graph.run(abandonSnapshot, { id });
    },
  };
}

/** Drops dead loads, unfinished drops and what is superseded beyond `keep`, at rest for `rest` seconds. Returns how many. */
export async function dropOld(
  graph: Graph,
  { keep, rest }: { readonly keep: number; readonly rest: number },
): Promise<number> {
  const old = await graph.many(droppableSnapshots, { keep, rest, stale: staleAfter, leaseStale: leaseStaleAfter });
  for (const { id } of old) await drop(graph, id);
  return old.length;
}

/** Relationships first, then nodes; can be stopped anywhere and taken up again. */
async function drop(graph: Graph, id: string): Promise<void> {
  let after: string | null = `${id}/`;
  while (after !== null) {
    const { last, deleted }: { last: string | null; deleted: number } = await graph.one(dropRelationships, {
      id,
      after,
      limit: dropBatch,
    });
    after = deleted < dropBatch ? null : last;
  }
  let deleted = dropBatch;
  while (deleted === dropBatch) ({ deleted } = await graph.one(dropNodes, { id, limit: dropBatch }));
  await graph.run(forgetSnapshot, { id });
}
