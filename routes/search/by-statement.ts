/** Routes of one length as the database finds them: where too much feeds a target to be walked in memory. */
import type { Graph, RunOptions } from '#cypher';
import { countOfLength, heldCountOfLength, heldRoutesOfLength, routesOfLength } from '#cypher';

/** Which routes of one barrier and length. */
export interface PathsAt {
  readonly barrier: number;
  readonly length: number;
  /** Whether lower barriers were listed before, so that one gate must equal the barrier. */
  readonly passed: boolean;
  readonly skip: number;
  readonly limit: number;
}

/** The statements of a question. Each throws GraphError. */
export interface Statements {
  /** Paths as the internal ids of their links. */
  paths(at: PathsAt, options: RunOptions): Promise<number[][]>;
  /** How many paths of a length need the barrier or less. */
  count(at: { readonly barrier: number; readonly length: number }, options: RunOptions): Promise<number>;
}

interface Walked {
  readonly to: string;
  readonly kinds: string[] | null;
  readonly without: string[];
  readonly through: string[];
  readonly assumed: boolean;
}

/** Those of a question that begins at the entries. */
export function statementsFromEntries(graph: Graph, asked: Walked & { readonly entries: string[] | null }): Statements {
  return {
    paths: async ({ length, ...at }, options) =>
      (await graph.many(ofLength(routesOfLength, length), { ...asked, ...at }, options)).map(({ links }) => links),
    count: async ({ length, barrier }, options) =>
      (await graph.one(ofLength(countOfLength, length), { ...asked, barrier }, options)).routes,
  };
}

/** Those of a question that begins at a held node, with what that reaches at each barrier. */
export function heldStatements(
  graph: Graph,
  asked: Walked & { readonly start: string },
  reach: ReadonlyMap<number, number[]>,
): Statements {
  const reachAt = (barrier: number) => ({ barrier, reach: reach.get(barrier) as number[] });
  return {
    paths: async ({ length, barrier, ...at }, options) => {
      const parameters = { ...asked, ...at, ...reachAt(barrier) };
      return (await graph.many(ofLength(heldRoutesOfLength, length), parameters, options)).map(({ links }) => links);
    },
    count: async ({ length, barrier }, options) =>
      (await graph.one(ofLength(heldCountOfLength, length), { ...asked, ...reachAt(barrier) }, options)).routes,
  };
}

function ofLength<Q>(queries: readonly Q[], length: number): Q {
  return queries[length - 1] as Q;
}
