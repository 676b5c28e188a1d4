/** The only file that speaks Bolt: runs typed statements and turns driver values and errors into plain ones. */
import { setTimeout as pause } from 'node:timers/promises';
import neo4j, { type Driver, type Result, type Session } from 'neo4j-driver';
import { abortable } from './abortable.ts';
import { GraphError } from './graph-error.ts';
import type { Query } from './query.ts';
import { Retries } from './retries.ts';
import { toGraphError } from './to-graph-error.ts';
import { toParameters } from './to-parameters.ts';

/** Where a database is and how to sign in to it. */
export interface Address {
  readonly uri: string;
  readonly username: string;
  readonly password: string;
  /** Undefined: the home database of the user. */
  readonly database: string | undefined;
}

/** Limits of one run of a statement. */
export interface RunOptions {
  /** Milliseconds after which the database gives up; no limit where absent. */
  readonly timeout?: number;
  /** Cancels the statement in the database when it fires. */
  readonly signal?: AbortSignal;
  /** Most rows that may come; one more ends the statement with TOO_MANY_ROWS. No limit where absent. */
  readonly rows?: number;
}

/** What a statement changed. */
export interface Changes {
  readonly nodesCreated: number;
  readonly nodesDeleted: number;
  readonly relationshipsCreated: number;
  readonly relationshipsDeleted: number;
  readonly propertiesSet: number;
}

/** A graph database. The method's name is the number of rows expected. Every method throws GraphError. */
export interface Graph {
  many<P, R>(query: Query<P, R>, parameters: P, options?: RunOptions): Promise<R[]>;
  maybeOne<P, R>(query: Query<P, R>, parameters: P, options?: RunOptions): Promise<R | undefined>;
  one<P, R>(query: Query<P, R>, parameters: P, options?: RunOptions): Promise<R>;
  /** Rows one by one as the database sends them, in bounded memory; ending the loop early cancels the statement. */
  stream<P, R>(query: Query<P, R>, parameters: P, options?: RunOptions): AsyncGenerator<R>;
  /** Runs a statement for what it changes. */
  run<P, R>(query: Query<P, R>, parameters: P, options?: RunOptions): Promise<Changes>;
  close(): Promise<void>;
}

/** How to connect. */
export interface ConnectOptions {
  /** Fires when the database is known to have gone, with the GraphError to throw: whatever waits for it ends at once. */
  readonly lost?: AbortSignal | undefined;
  /** How many connections at most; 100 where absent. */
  readonly connections?: number;
}

/** Opens a connection pool to a database and checks that it answers. Throws GraphError. */
export async function connect(address: Address, options: ConnectOptions = {}): Promise<Graph> {
  const driver = driverFor(address, options);
  try {
    await abortable(
      options.lost,
      () => void driver.close(),
      () => driver.verifyConnectivity(named(address)),
    );
  } catch (error) {
    await driver.close();
    throw await explained(toGraphError(error, address.uri), address);
  }
  return new DriverGraph(driver, address, options.lost);
}

/** A connection pool to a database that is known to answer. */
export function connectUnchecked(address: Address, options: ConnectOptions = {}): Graph {
  return new DriverGraph(driverFor(address, options), address, options.lost);
}

function driverFor(address: Address, { connections = 100 }: ConnectOptions): Driver {
  return neo4j.driver(address.uri, neo4j.auth.basic(address.username, address.password), {
    disableLosslessIntegers: true,
    userAgent: 'postern',
    connectionTimeout: 5_000,
    connectionAcquisitionTimeout: 30_000,
    maxConnectionPoolSize: connections,
  });
}

/** A routing driver only says that it found no server: a connection to the address itself tells why. */
async function explained(error: GraphError, address: Address): Promise<GraphError> {
  if (error.code !== 'DATABASE_UNAVAILABLE' || !address.uri.startsWith('neo4j')) return error;
  const uri = address.uri.replace(/^neo4j/, 'bolt');
  const driver = neo4j.driver(uri, neo4j.auth.basic(address.username, address.password), { connectionTimeout: 5_000 });
  try {
    await driver.verifyConnectivity(named(address));
  } catch (direct) {
    return toGraphError(direct, address.uri);
  } finally {
    await driver.close();
  }
  return new GraphError(
    'DATABASE_UNAVAILABLE',
    `The database at ${address.uri} answers, and the servers that its routing table names do not. Mend server.bolt.advertised_address there, or set NEO4J_URI to ${uri}.`,
    error,
  );
}

/** The name of the database, where one is given. */
function named({ database }: Address): { database?: string } {
  return database === undefined ? {} : { database };
}

/**
 * The first login to a fresh database, which must change its default password. Does nothing where it was changed
 * before. Throws GraphError.
 */
export async function changeDefaultPassword(uri: string, password: string): Promise<void> {
  const driver = neo4j.driver(uri, neo4j.auth.basic('neo4j', 'neo4j'));
  const session = driver.session({ database: 'system' });
  try {
    await session.run('ALTER CURRENT USER SET PASSWORD FROM $from TO $to', { from: 'neo4j', to: password });
  } catch (error) {
    const failure = toGraphError(error, uri);
    if (failure.code !== 'DATABASE_CREDENTIALS') throw failure;
  } finally {
    await session.close();
    await driver.close();
  }
}

class DriverGraph implements Graph {
  readonly #driver: Driver;
  readonly #address: Address;
  /** What this graph wrote, each of its reads sees, whichever server of a cluster answers. */
  readonly #bookmarks = neo4j.bookmarkManager();

  readonly #lost: AbortSignal | undefined;

  constructor(driver: Driver, address: Address, lost: AbortSignal | undefined) {
    this.#driver = driver;
    this.#address = address;
    this.#lost = lost;
  }

  async many<P, R>(query: Query<P, R>, parameters: P, options: RunOptions = {}): Promise<R[]> {
    const { rows } = await this.#execute<P, R>(query, parameters, options);
    return rows;
  }

  async maybeOne<P, R>(query: Query<P, R>, parameters: P, options: RunOptions = {}): Promise<R | undefined> {
    const rows = await this.many(query, parameters, options);
    if (rows.length > 1) throw new GraphError('QUERY_FAILED', `${query.name}: one row expected, ${rows.length} came`);
    return rows[0];
  }

  async one<P, R>(query: Query<P, R>, parameters: P, options: RunOptions = {}): Promise<R> {
    const row = await this.maybeOne(query, parameters, options);
    if (row === undefined) throw new GraphError('QUERY_FAILED', `${query.name}: one row expected, none came`);
    return row;
  }

  async run<P, R>(query: Query<P, R>, parameters: P, options: RunOptions = {}): Promise<Changes> {
    const { changes } = await this.#execute<P, R>(query, parameters, options);
    return changes;
  }

  async *stream<P, R>(query: Query<P, R>, parameters: P, options: RunOptions = {}): AsyncGenerator<R> {
    const session = this.#session(query);
    const stop = onAbort(eitherOf(options.signal, this.#lost), session);
    try {
      const result = session.run(query.text, toParameters(parameters) as object, settings(query, options));
      for await (const record of result) yield record.toObject() as R;
    } catch (error) {
      throw this.#lost?.aborted ? this.#lost.reason : toGraphError(error, this.#address.uri, options.signal);
    } finally {
      stop();
      await session.close().catch(() => {});
    }
  }

  /** A server that has stopped never says good-bye. */
  async close(): Promise<void> {
    await Promise.race([this.#driver.close(), pause(5_000, undefined, { ref: false })]);
  }

  async #execute<P, R>(
    query: Query<P, R>,
    parameters: P,
    options: RunOptions,
  ): Promise<{ rows: R[]; changes: Changes }> {
    const session = this.#session(query);
    const close = () => session.close().catch(() => {});
    const retries = new Retries(options.timeout);
    try {
      return await abortable(eitherOf(options.signal, this.#lost), close, () =>
        this.#tries<R>(session, query, toParameters(parameters) as object, options, retries),
      );
    } catch (error) {
      if (this.#lost?.aborted) throw this.#lost.reason;
      // Time that went by in vain tries to reach the database is the database's failure.
      const cause = options.signal?.aborted ? retries.last : undefined;
      throw cause === undefined
        ? toGraphError(error, this.#address.uri, options.signal)
        : toGraphError(cause, this.#address.uri);
    } finally {
      if (!options.signal?.aborted && !this.#lost?.aborted) await close();
    }
  }

  async #tries<R>(
    session: Session,
    query: Query<unknown, unknown>,
    parameters: object,
    options: RunOptions,
    retries: Retries,
  ): Promise<{ rows: R[]; changes: Changes }> {
    const limits = settings(query, options);
    if (query.mode === 'batches') return await rowsOf(session.run(query.text, parameters, limits), query, options.rows);
    for (;;) {
      let ran = false;
      // Not executeRead and executeWrite, which try again on their own. BEGIN goes out together with the statement.
      const transaction = session.beginTransaction(limits);
      try {
        const outcome = await rowsOf<R>(transaction.run(query.text, parameters), query, options.rows);
        ran = true;
        await transaction.commit();
        return outcome;
      } catch (error) {
        const wait = retries.pauseAfter(error);
        await transaction.close().catch(() => {});
        // The connection went in the commit, after all went well: what was written may be there.
        if (ran && query.mode === 'write' && retries.last !== undefined)
          throw outcomeUnknown(query.name, this.#address.uri);
        if (wait === undefined || options.signal?.aborted || this.#lost?.aborted) throw error;
        await pause(wait);
      }
    }
  }

  #session(query: Query<unknown, unknown>): Session {
    return this.#driver.session({
      ...named(this.#address),
      defaultAccessMode: query.mode === 'read' ? neo4j.session.READ : neo4j.session.WRITE,
      bookmarkManager: this.#bookmarks,
      fetchSize: 2_000,
    });
  }
}

function outcomeUnknown(query: string, uri: string): GraphError {
  return new GraphError(
    'DATABASE_UNAVAILABLE',
    `The connection to the database at ${uri} went while ${query} was committed: it may have been written, and is not tried twice. Try again.`,
  );
}

/** All rows of a result, and what it changed. Throws GraphError TOO_MANY_ROWS as soon as there is one too many. */
async function rowsOf<R>(
  result: Result,
  { name }: Query<unknown, unknown>,
  most = Number.POSITIVE_INFINITY,
): Promise<{ rows: R[]; changes: Changes }> {
  const rows: R[] = [];
  for await (const record of result) {
    if (rows.length >= most) throw new GraphError('TOO_MANY_ROWS', `${name}: more than ${most} rows came`);
    rows.push(record.toObject() as R);
  }
  return { rows, changes: (await result.summary()).counters.updates() as unknown as Changes };
}

function settings(query: Query<unknown, unknown>, options: RunOptions) {
  const metadata = { application: 'postern', query: query.name };
  return options.timeout === undefined ? { metadata } : { metadata, timeout: Math.max(1, Math.ceil(options.timeout)) };
}

function eitherOf(one: AbortSignal | undefined, other: AbortSignal | undefined): AbortSignal | undefined {
  return one === undefined || other === undefined ? (one ?? other) : AbortSignal.any([one, other]);
}

/** Closing the session resets its connection, which ends the running statement in the database. */
function onAbort(signal: AbortSignal | undefined, session: Session): () => void {
  if (signal === undefined) return () => {};
  const cancel = () => void session.close().catch(() => {});
  if (signal.aborted) cancel();
  signal.addEventListener('abort', cancel, { once: true });
  return () => signal.removeEventListener('abort', cancel);
}
