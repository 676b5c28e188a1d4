/** Lanes: each is one budget of the service, so that what is slow by nature does not wait for what is fast. */
import { setTimeout as pause } from 'node:timers/promises';
import PQueue from 'p-queue';
import type { LaneName } from '../collection.ts';
import { longestWait } from './persist.ts';
import { ResourceUnits } from './resource-units.ts';
import { SlidingWindow } from './sliding-window.ts';

interface Limits {
  readonly concurrency: number;
  /** Operations that may start in an interval; none where only resource units bind. */
  readonly operations?: number;
  /** Milliseconds; a little more than the service counts, since requests do not arrive as evenly as they leave. */
  readonly interval?: number;
  /** True when a `$batch` may take several operations at once. */
  readonly batches?: boolean;
}

/** https://learn.microsoft.com/graph/throttling-limits, https://learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling */
const limits: Readonly<Record<LaneName, Limits>> = {
  directory: { concurrency: 10, batches: true },
  'key-credentials': { concurrency: 2, operations: 150, interval: 60_000 },
  reports: { concurrency: 2, operations: 5, interval: 10_500 },
  'conditional-access': { concurrency: 1, operations: 1, interval: 1_250 },
  'privileged-identity-management': { concurrency: 1, operations: 5, interval: 1_300, batches: true },
  azure: { concurrency: 6, operations: 25, interval: 1_000 },
  'resource-graph': { concurrency: 2, operations: 15, interval: 5_500 },
};

/** A `$batch` holds 20 requests at most. https://learn.microsoft.com/graph/json-batching */
const largestBatch = 20;

/** What a request costs before the answer tells. */
export interface Cost {
  /** Throttled operations: a batch counts its requests. */
  readonly operations: number;
  /** Higher goes first. */
  readonly priority: number;
}

/** One budget. */
export class Lane {
  readonly name: LaneName;
  /** Requests that one `$batch` may hold without passing the budget at once. */
  readonly batchSize: number;
  readonly #queue: PQueue;
  readonly #units: ResourceUnits | SlidingWindow | undefined;
  #closedUntil = 0;

  constructor(name: LaneName, units?: ResourceUnits) {
    const { concurrency, operations, interval = 0, batches = false } = limits[name];
    this.name = name;
    this.batchSize = batches ? Math.min(largestBatch, operations ?? largestBatch) : 1;
    // The queue counts tasks; a batch is one task and several operations.
    this.#units = units ?? (batches && operations !== undefined ? new SlidingWindow(operations, interval) : undefined);
    this.#queue = new PQueue({
      concurrency,
      ...(operations === undefined || batches ? {} : { intervalCap: operations, interval, strict: true }),
    });
  }

  /** Runs `work` when its operations may start. */
  async run<T>({ operations, priority }: Cost, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    return await this.#queue.add(
      async () => {
        for (let wait = this.#closedUntil - Date.now(); wait > 0; wait = this.#closedUntil - Date.now())
          await pause(wait, undefined, { signal });
        await this.#units?.take(operations, signal);
        return await work();
      },
      { priority, signal },
    );
  }

  /** Lets nothing start for so many milliseconds; a wait that nobody waits for holds up nobody else. */
  close(milliseconds: number): void {
    if (milliseconds > longestWait) return;
    this.#closedUntil = Math.max(this.#closedUntil, Date.now() + milliseconds);
  }

  /** Hears what an answer says of the budget. https://learn.microsoft.com/graph/throttling#best-practices-to-handle-throttling */
  hear(headers: Headers, operations: number): void {
    if (this.#units instanceof ResourceUnits) this.#units.correct(operations, headers.get('x-ms-resource-unit'));
    const used = Number(headers.get('x-ms-throttle-limit-percentage') ?? 0);
    if (used >= 0.8) this.close(Math.min(10_000, (used - 0.7) * 10_000));
    const left = headers.get('x-ms-user-quota-remaining');
    if (left !== null && Number(left) <= 0) this.close(clockTime(headers.get('x-ms-user-quota-resets-after')));
  }
}

/** Milliseconds of `hh:mm:ss`; five seconds where it cannot be read. */
function clockTime(text: string | null): number {
  const parts = /^(\d+):(\d+):(\d+)/.exec(text ?? '');
  return parts === null ? 5_000 : (Number(parts[1]) * 3600 + Number(parts[2]) * 60 + Number(parts[3])) * 1000;
}

/** The lanes of one run: one of each name, and of Azure's one for each subscription. */
export class Lanes {
  readonly units = new ResourceUnits();
  readonly #lanes = new Map<string, Lane>();

  /** The lane of a name; `subject` tells apart the subscriptions of Azure's. */
  of(name: LaneName, subject = ''): Lane {
    const key = `${name} ${subject}`;
    const lane = this.#lanes.get(key) ?? new Lane(name, name === 'directory' ? this.units : undefined);
    this.#lanes.set(key, lane);
    return lane;
  }
}
