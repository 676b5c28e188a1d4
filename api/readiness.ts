/** Whether the database answers and a tenant is loaded, asked over a connection of its own. */
import { type Graph, GraphError, publishedSnapshot } from '#cypher';

/** Milliseconds that the database may take; it gives up by itself a second earlier. */
const patience = 5_000;

/** How it stands: a tenant is loaded, none is, the first questions would be slow, the database is being started again, or it does not answer. */
type State = 'READY' | 'EMPTY' | 'COLD' | 'RESTARTING' | 'SILENT';

const reasons: Readonly<Record<State, string | undefined>> = {
  READY: undefined,
  EMPTY: 'no tenant is loaded',
  COLD: 'the database is warming up',
  RESTARTING: 'the database is being started again',
  SILENT: 'the database does not answer',
};

/** What can be asked about the database while requests use all other connections to it. */
export class Readiness {
  readonly #health: Graph;
  #asking: Promise<State> | undefined;
  #isCold = true;

  /** `warm` settles when questions are answered at their usual pace. */
  constructor(health: Graph, warm: Promise<unknown> = Promise.resolve()) {
    this.#health = health;
    const isWarm = () => {
      this.#isCold = false;
    };
    warm.then(isWarm, isWarm);
  }

  /** Why Postern cannot answer; undefined where it can. */
  async notReadyBecause(): Promise<string | undefined> {
    const state = await this.#state();
    return reasons[state === 'READY' && this.#isCold ? 'COLD' : state];
  }

  /** Whether the database answers, be a tenant loaded or not. */
  async databaseAnswers(): Promise<boolean> {
    return ['READY', 'EMPTY'].includes(await this.#state());
  }

  /** Who asks while somebody else does shares that answer. */
  #state(): Promise<State> {
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }

  async #ask(): Promise<State> {
    try {
      const options = { timeout: patience - 1_000, signal: AbortSignal.timeout(patience) };
      const row = await this.#health.maybeOne(publishedSnapshot, {}, options);
      return row === undefined ? 'EMPTY' : 'READY';
    } catch (error) {
      return error instanceof GraphError && error.code === 'DATABASE_RESTARTING' ? 'RESTARTING' : 'SILENT';
    }
  }
}
