/** Leases of this process: while one beats, no load drops the snapshot it names. */
import { randomUUID } from 'node:crypto';
import { type Graph, holdLease, releaseLease } from '#cypher';

/** Milliseconds; a lease counts as dead after three of these. */
const beatEvery = 60_000;
/** Milliseconds after its last use that a snapshot stays leased: as long as a cursor may be taken up again. */
const restAfterUse = 600_000;

interface Held {
  readonly lease: string;
  beaten: number;
  used: number;
}

/** One lease a snapshot, shared by all requests of the process. */
export class Leases {
  readonly #graph: Graph;
  readonly #held = new Map<string, Held>();
  readonly #timer: NodeJS.Timeout;

  constructor(graph: Graph) {
    this.#graph = graph;
    this.#timer = setInterval(() => void this.#beat(), beatEvery);
    this.#timer.unref();
  }

  /** Holds the snapshot for a request and 10 minutes after; false where it is not READY. Throws GraphError. */
  async hold(snapshot: string): Promise<boolean> {
    const held = this.#held.get(snapshot);
    if (held !== undefined && Date.now() - held.beaten < beatEvery * 1.5) {
      held.used = Date.now();
      return true;
    }
    const lease = held?.lease ?? randomUUID();
    const row = await this.#graph.maybeOne(holdLease, { lease, snapshot }, { timeout: 5_000 });
    if (row === undefined) this.#held.delete(snapshot);
    else this.#held.set(snapshot, { lease, beaten: Date.now(), used: Date.now() });
    return row !== undefined;
  }

  /** Gives all leases back. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    const leases = [...this.#held.values()];
    this.#held.clear();
    for (const { lease } of leases) await this.#graph.run(releaseLease, { lease }).catch(() => {});
  }

  /** Renews what was used of late and gives back the rest; a database that is away is tried again at the next beat. */
  async #beat(): Promise<void> {
    for (const [snapshot, held] of this.#held) {
      try {
        if (Date.now() - held.used > restAfterUse) {
          this.#held.delete(snapshot);
          await this.#graph.run(releaseLease, { lease: held.lease });
        } else if (
          (await this.#graph.maybeOne(holdLease, { lease: held.lease, snapshot }, { timeout: 5_000 })) !== undefined
        ) {
          held.beaten = Date.now();
        }
      } catch {
        // Requests ask for the snapshot's state after their last query, so a lease that lapsed never gives a wrong answer.
      }
    }
  }
}
