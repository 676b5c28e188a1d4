/** The life of a snapshot: begun, alive while it beats, published by one small transaction, dropped in batches. */

import { randomBytes } from 'node:crypto';
import { setInterval } from 'node:timers';
import { setTimeout as pause } from 'node:timers/promises';
import {
  abandonSnapshot,
  beat,
  beginSnapshot,
  dropFindings,
  dropNodes,
  droppableSnapshots,
  dropRecords,
  dropRelationships,
  forgetSnapshot,
  type Graph,
  publishSnapshot,
} from '#cypher';
import { LoadError } from './load-error.ts';
import type { LoadProgress } from './read-facts.ts';

/** How often a load says that it is alive, and after how long a silence it counts as dead; in seconds. */
export interface Heartbeat {
  readonly every: number;
  readonly staleAfter: number;
}

/** Ten beats may be missed: a database that collects its garbage is no dead load. */
export const heartbeat: Heartbeat = { every: 3, staleAfter: 30 };
const leaseStaleAfter = 180;
const dropBatch = 20_000;

/** A snapshot that is being built by this process. */
export interface Building {
  readonly id: string;
  /** Fires when others took this load for dead and gave up its snapshot: nothing more may be written. */
  readonly lost: AbortSignal;
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
  readonly heartbeat?: Heartbeat;
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
  const { heartbeat: beats = heartbeat, ...snapshot } = origin;
  let seen: { id: string; heartbeat: string } | undefined;
  for (;;) {
    const { busy, heartbeat, other } = await graph.one(beginSnapshot, { id, ...snapshot, stale: beats.staleAfter });
    if (other !== null) {
      throw new LoadError(
        'OTHER_TENANT',
        `The database holds tenant ${other}, and these facts are of tenant ${origin.tenant}. Use --replace to replace it, or --data FOLDER for a database of its own.`,
      );
    }
    if (busy === null || heartbeat === null) return alive(graph, id, beats);
    if (seen?.id === busy && seen.heartbeat !== heartbeat) {
      throw new LoadError(
        'LOAD_UNDER_WAY',
        `Another load into this database is under way (snapshot ${busy}). Wait until it has finished, then load again.`,
      );
    }
    if (seen === undefined) progress('A load was under way: watching whether it still is');
    seen = { id: busy, heartbeat };
    await pause(beats.every * 500);
  }
}

function alive(graph: Graph, id: string, { every }: Heartbeat): Building {
  const lost = new AbortController();
  const timer = setInterval(() => {
    // A database that does not answer proves nothing; one that answers without the snapshot does.
    graph.maybeOne(beat, { id }).then(
      (row) =>
        row ??
        lost.abort(new LoadError('LOAD_LOST', 'The load fell silent for too long and was given up. Load again.')),
      () => {},
    );
  }, every * 1000);
  timer.unref();
  return {
    id,
    lost: lost.signal,
    async publish(report) {
      clearInterval(timer);
      await graph.one(publishSnapshot, { id, report });
    },
    async abandon() {
      clearInterval(timer);
      await graph.run(abandonSnapshot, { id });
    },
  };
}

/** What may stay. */
export interface Keeping {
  /** How many snapshots, the published one included. */
  readonly keep: number;
  /** Seconds that a superseded one stays at least. */
  readonly rest: number;
  readonly heartbeat?: Heartbeat;
  /** The snapshot that the caller is building. */
  readonly own?: string;
}

/** Drops dead loads, unfinished drops, and what is superseded and may go. Returns how many. */
export async function dropOld(
  graph: Graph,
  { keep, rest, heartbeat: beats = heartbeat, own }: Keeping,
  progress: LoadProgress,
): Promise<number> {
  const old = await graph.many(droppableSnapshots, {
    keep,
    rest,
    stale: beats.staleAfter,
    leaseStale: leaseStaleAfter,
    own: own ?? null,
  });
  for (const { id } of old) await drop(graph, id, progress);
  return old.length;
}

/** Relationships first, then nodes; can be stopped anywhere and taken up again. */
async function drop(graph: Graph, id: string, progress: LoadProgress): Promise<void> {
  progress(`Dropping snapshot ${id}`, 'under way');
  let dropped = 0;
  let after: string | null = `${id}/`;
  while (after !== null) {
    const { last, deleted }: { last: string | null; deleted: number } = await graph.one(dropRelationships, {
      id,
      after,
      limit: dropBatch,
    });
    after = deleted < dropBatch ? null : last;
    dropped += deleted;
    progress(`Dropping snapshot ${id}: ${dropped.toLocaleString('en')} relationships`, 'under way');
  }
  let deleted = dropBatch;
  while (deleted === dropBatch) ({ deleted } = await graph.one(dropNodes, { id, limit: dropBatch }));
  for (const statement of [dropFindings, dropRecords]) {
    deleted = dropBatch;
    while (deleted === dropBatch) ({ deleted } = await graph.one(statement, { id, limit: dropBatch }));
  }
  await graph.run(forgetSnapshot, { id });
  progress(`Dropped snapshot ${id}`);
}
