/** A graph that keeps to a request: its time and rows left, its cancellation, its log of slow queries. */
import { type Graph, GraphError, type RunOptions } from '#cypher';

/** What binds it. */
export interface Bounds {
  readonly signal: AbortSignal;
  /** performance.now() at which the request's time is over. */
  readonly deadline: number;
  /** Rows that all statements together may read. */
  readonly rows: number;
  /** Whether the database answers at all, asked when the time is over. */
  readonly answers: () => Promise<boolean>;
  /** Called for each statement that took at least `slowQuery` milliseconds. */
  readonly onSlow: (query: string, milliseconds: number) => void;
  readonly slowQuery: number;
}

/** The same graph, where every statement stops when the request does. Closing it does nothing: the server closes. */
export function boundGraph(graph: Graph, bounds: Bounds): Graph {
  let rowsLeft = bounds.rows;
  const limited = (options: RunOptions = {}): RunOptions => ({
    timeout: Math.max(1, Math.min(options.timeout ?? Number.POSITIVE_INFINITY, bounds.deadline - performance.now())),
    signal: options.signal === undefined ? bounds.signal : AbortSignal.any([bounds.signal, options.signal]),
    rows: Math.max(0, Math.min(options.rows ?? Number.POSITIVE_INFINITY, rowsLeft)),
  });
  const bounded = async <T>({ name }: { name: string }, work: Promise<T>): Promise<T> => {
    const begun = performance.now();
    try {
      const outcome = await work;
      rowsLeft -= Array.isArray(outcome) ? outcome.length : 1;
      return outcome;
    } catch (error) {
      throw performance.now() >= bounds.deadline && isCancelled(error) ? await outOfTime(error, bounds) : error;
    } finally {
      const took = performance.now() - begun;
      if (took >= bounds.slowQuery) bounds.onSlow(name, Math.round(took));
    }
  };
  return {
    many: (query, parameters, options) => bounded(query, graph.many(query, parameters, limited(options))),
    maybeOne: (query, parameters, options) => bounded(query, graph.maybeOne(query, parameters, limited(options))),
    one: (query, parameters, options) => bounded(query, graph.one(query, parameters, limited(options))),
    run: (query, parameters, options) => bounded(query, graph.run(query, parameters, limited(options))),
    stream: (query, parameters, options) => graph.stream(query, parameters, limited(options)),
    close: async () => {},
  };
}

function isCancelled(error: unknown): error is GraphError {
  return error instanceof GraphError && error.code === 'CANCELLED';
}

/** The driver cannot tell a time that is over from an asker who went away, nor a slow database from one that has stopped. */
async function outOfTime(error: GraphError, { answers }: Bounds): Promise<GraphError> {
  return (await answers())
    ? new GraphError('TIMED_OUT', 'The time of the request was over.', error)
    : new GraphError(
        'DATABASE_UNAVAILABLE',
        'The database did not answer until the time of the request was over.',
        error,
      );
}
