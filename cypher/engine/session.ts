/** The only file that speaks Bolt: runs typed statements and turns driver values and errors into plain ones. */
import neo4j, { type Driver, type ManagedTransaction, type Session } from 'neo4j-driver';
import { GraphError } from './graph-error.ts';
import type { Query } from './query.ts';
import { toGraphError } from './to-graph-error.ts';
import { toParameters } from './to-parameters.ts';

/** Where a database is and how to sign in to it. */
export interface Address {
  readonly uri: string;
  readonly username: string;
  readonly password: string;
  readonly database: string;
}

/** Limits of one run of a statement. */
export interface RunOptions {
  /** Milliseconds after which the database gives up; no limit where absent. */
  readonly timeout?: number;
  /** Cancels the statement in the database when it fires. */
  readonly signal?: AbortSignal;
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

/** Opens a connection pool to a database and checks that it answers. Throws GraphError. */
export async function connect(address: Address): Promise<Graph> {
  const driver = neo4j.driver(address.uri, neo4j.auth.basic(address.username, address.password), {
    disableLosslessIntegers: true,
    userAgent: 'postern',
    connectionAcquisitionTimeout: 30_000,
    maxTransactionRetryTime: 15_000,
  });
  try {
    await driver.verifyConnectivity({ database: address.database });
  } catch (error) {
    await driver.close();
    throw toGraphError(error, address.uri);
  }
  return new DriverGraph(driver, address);
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

  constructor(driver: Driver, address: Address) {
    this.#driver = driver;
    this.#address = address;
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
    const stop = onAbort(options.signal, session);
    try {
      const result = session.run(query.text, toParameters(parameters) as object, settings(query, options));
      for await (const record of result) yield record.toObject() as R;
    } catch (error) {
      throw toGraphError(error, this.#address.uri, options.signal);
    } finally {
      stop();
      await session.close().catch(() => {});
    }
  }

  async close(): Promise<void> {
    await this.#driver.close();
  }

  async #execute<P, R>(
    query: Query<P, R>,
    parameters: P,
    options: RunOptions,
  ): Promise<{ rows: R[]; changes: Changes }> {
    const session = this.#session(query);
    const stop = onAbort(options.signal, session);
    try {
      const result = await this.#begin(session, query, toParameters(parameters) as object, options);
      return {
        rows: result.records.map((record) => record.toObject() as R),
        changes: result.summary.counters.updates() as unknown as Changes,
      };
    } catch (error) {
      throw toGraphError(error, this.#address.uri, options.signal);
    } finally {
      stop();
      await session.close().catch(() => {});
    }
  }

  #begin(session: Session, query: Query<unknown, unknown>, parameters: object, options: RunOptions) {
    if (query.mode === 'batches') return session.run(query.text, parameters, settings(query, options));
    const work = (transaction: ManagedTransaction) => transaction.run(query.text, parameters);
    return query.mode === 'read'
      ? session.executeRead(work, settings(query, options))
      : session.executeWrite(work, settings(query, options));
  }

  #session(query: Query<unknown, unknown>): Session {
    return this.#driver.session({
      database: this.#address.database,
      defaultAccessMode: query.mode === 'read' ? neo4j.session.READ : neo4j.session.WRITE,
      fetchSize: 2_000,
    });
  }
}

function settings(query: Query<unknown, unknown>, options: RunOptions) {
  const metadata = { application: 'postern', query: query.name };
  return options.timeout === undefined ? { metadata } : { metadata, timeout: Math.max(1, Math.ceil(options.timeout)) };
}

/** Closing the session resets its connection, which ends the running statement in the database. */
function onAbort(signal: AbortSignal | undefined, session: Session): () => void {
  if (signal === undefined) return () => {};
  const cancel = () => void session.close().catch(() => {});
  if (signal.aborted) cancel();
  signal.addEventListener('abort', cancel, { once: true });
  return () => signal.removeEventListener('abort', cancel);
}
