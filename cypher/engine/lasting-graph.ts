/** Keeps the database open for a server that runs on: an embedded one that ends is started again. */
import { setTimeout as pause } from 'node:timers/promises';
import { GraphError } from './graph-error.ts';
import { type OpenGraph, type OpenOptions, openGraph } from './open-graph.ts';
import type { Graph } from './session.ts';

/** Milliseconds before each try to start it again. */
const pauses = [500, 1_000, 2_000, 4_000, 8_000];
/** Milliseconds after which a database that was started again counts as sound. */
const sound = 60_000;

/** An open graph that survives its database. */
export interface LastingGraph extends OpenGraph {
  /** Fires with the GraphError of the last try when the database could not be started again. */
  readonly givenUp: AbortSignal;
}

/** Opens the database as openGraph does, and again whenever it ends. What is asked meanwhile fails with DATABASE_RESTARTING. */
export async function openLastingGraph(options: OpenOptions): Promise<LastingGraph> {
  const first = await openGraph(options);
  return new Reopening(first, options).asLastingGraph();
}

class Reopening {
  readonly #options: OpenOptions;
  readonly #givenUp = new AbortController();
  readonly #closed = new AbortController();
  #current: OpenGraph | undefined;
  #openedAt = Date.now();
  #tries = 0;
  #reopening: Promise<void> = Promise.resolve();

  constructor(first: OpenGraph, options: OpenOptions) {
    this.#options = options;
    this.#use(first);
  }

  asLastingGraph(): LastingGraph {
    const { place, embedded } = this.#opened();
    return {
      graph: delegating(() => this.#opened().graph),
      health: delegating(() => this.#opened().health),
      place,
      embedded,
      givenUp: this.#givenUp.signal,
      close: async () => {
        this.#closed.abort();
        await this.#reopening;
        await this.#current?.close();
      },
    };
  }

  #opened(): OpenGraph {
    if (this.#givenUp.signal.aborted) throw this.#givenUp.signal.reason;
    if (this.#current === undefined)
      throw new GraphError('DATABASE_RESTARTING', 'The database ended and is being started again.');
    return this.#current;
  }

  #use(opened: OpenGraph): void {
    this.#current = opened;
    this.#openedAt = Date.now();
    opened.embedded?.lost.addEventListener(
      'abort',
      () => {
        this.#current = undefined;
        if (!this.#closed.signal.aborted) this.#reopening = this.#reopen(opened);
      },
      { once: true },
    );
  }

  async #reopen(ended: OpenGraph): Promise<void> {
    if (Date.now() - this.#openedAt > sound) this.#tries = 0;
    this.#options.progress('The database ended: starting it again');
    await ended.close().catch(() => {});
    let failure: unknown = ended.embedded?.lost.reason;
    while (!this.#closed.signal.aborted) {
      const wait = pauses[this.#tries];
      if (wait === undefined) return this.#givenUp.abort(failure);
      this.#tries += 1;
      try {
        await pause(wait, undefined, { signal: this.#closed.signal });
        const opened = await openGraph(this.#options);
        this.#options.progress('The database is back');
        return this.#use(opened);
      } catch (error) {
        failure = error;
        if (!this.#closed.signal.aborted)
          this.#options.progress(`The database did not start: ${(error as Error).message}`);
      }
    }
  }
}

/** A graph whose methods are those of the one that is open when they are called. */
function delegating(current: () => Graph): Graph {
  return {
    many: async (query, parameters, options) => current().many(query, parameters, options),
    maybeOne: async (query, parameters, options) => current().maybeOne(query, parameters, options),
    one: async (query, parameters, options) => current().one(query, parameters, options),
    run: async (query, parameters, options) => current().run(query, parameters, options),
    async *stream(query, parameters, options) {
      yield* current().stream(query, parameters, options);
    },
    close: async () => {},
  };
}
