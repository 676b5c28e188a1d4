/** What one request may cost: time, rows, depth, aliases and complexity. The server's own cap on a transaction's memory is the database's. */

/** The limits of a request; all times in milliseconds. */
export interface Limits {
  /** The whole request; then it is cancelled in the database. */
  readonly requestTime: number;
  /** How many requests one asker may have under way; more are refused with 429. */
  readonly requestsAtOnce: number;
  /** One page of routes; then the page says that TIME stopped it. */
  readonly routesTime: number;
  /** One exact count of routes; then the count is "at least". */
  readonly countTime: number;
  /** A statement that took longer is named in the log. */
  readonly slowQuery: number;
  /** All rows that a request's statements may read from the database. */
  readonly rows: number;
  /** The cost of a document: one a field, times the number of rows that `first` asks for. */
  readonly complexity: number;
  readonly depth: number;
  readonly aliases: number;
  /** Characters of lexer tokens in a document. */
  readonly tokens: number;
}

/** The limits where nothing else is said. */
export const defaultLimits: Limits = {
  requestTime: 10_000,
  requestsAtOnce: 20,
  routesTime: 5_000,
  countTime: 2_000,
  slowQuery: 500,
  rows: 1_000_000,
  complexity: 90_000,
  depth: 12,
  aliases: 15,
  tokens: 2_000,
};

/** The smallest and largest `first`, and what it is where it is not given. */
export const pageSize = { least: 1, most: 100, usual: 25 } as const;
