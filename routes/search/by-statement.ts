/** Routes of one length as the database finds them: where too much feeds a target to be walked in memory. */
import type { Graph, RunOptions } from '#cypher';
import { countOfLength, heldCountOfLength, heldRoutesOfLength, routesOfLength } from '#cypher';
import type { Pass } from '#links';

/** Which routes of one barrier and length. */
export interface PathsAt {
  readonly barrier: number;
  readonly pass: Pass;
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
  /** The keys of the target, and of the target at each audience. */
  readonly to: readonly string[];
  readonly ends: number[];
  readonly kinds: string[] | null;
  readonly without: string[];
  readonly through: string[];
  readonly assumed: boolean;
  readonly repeats: boolean;
}

/** Those of a question that begins at the entries. */
export function statementsFromEntries(
  graph: Graph,
  { to: keys, ...asked }: Walked & { readonly entries: string[] | null },
): Statements {
  return {
    paths: ({ length, pass, ...at }, options) =>
      pathsToEach(keys, at, async (to, part) => {
        const query = ofLength(routesOfLength, length);
        const parameters = { ...asked, ...at, ...part, ...walkOf(pass, asked), to };
        return (await graph.many(query, parameters, options)).map(({ links }) => links);
      }),
    count: ({ length, barrier }, options) =>
      countToEach(keys, async (to) => {
        const query = ofLength(countOfLength, length);
        return (await graph.one(query, { ...asked, barrier, to }, options)).routes;
      }),
  };
}

/** Those of a question that begins at a held node, with what that reaches at each barrier. */
export function heldStatements(
  graph: Graph,
  { to: keys, ...asked }: Walked & { readonly start: string },
  reach: ReadonlyMap<number, number[]>,
): Statements {
  const reachAt = (barrier: number) => ({ barrier, reach: reach.get(barrier) as number[] });
  return {
    paths: ({ length, barrier, pass, ...at }, options) =>
      pathsToEach(keys, at, async (to, part) => {
        const parameters = { ...asked, ...at, ...part, ...reachAt(barrier), ...walkOf(pass, asked), to };
        return (await graph.many(ofLength(heldRoutesOfLength, length), parameters, options)).map(({ links }) => links);
      }),
    count: ({ length, barrier }, options) =>
      countToEach(keys, async (to) => {
        const parameters = { ...asked, ...reachAt(barrier), to };
        return (await graph.one(ofLength(heldCountOfLength, length), parameters, options)).routes;
      }),
  };
}

/** How the routes of a pass are walked. */
function walkOf(pass: Pass, { assumed }: Pick<Walked, 'assumed'>) {
  return { known: !assumed || pass === 'seen', unsure: pass === 'assumed' };
}

type Part = Pick<PathsAt, 'skip' | 'limit'>;

/** A part of the paths to several nodes, one node after the other. Only of one node the database can skip. */
async function pathsToEach(
  keys: readonly string[],
  { skip, limit }: Part,
  pathsTo: (key: string, part: Part) => Promise<number[][]>,
): Promise<number[][]> {
  const [only] = keys;
  if (only !== undefined && keys.length === 1) return await pathsTo(only, { skip, limit });
  const found: number[][] = [];
  for (const key of keys) {
    if (found.length === skip + limit) break;
    found.push(...(await pathsTo(key, { skip: 0, limit: skip + limit - found.length })));
  }
  return found.slice(skip);
}

async function countToEach(keys: readonly string[], countTo: (key: string) => Promise<number>): Promise<number> {
  let count = 0;
  for (const key of keys) count += await countTo(key);
  return count;
}

function ofLength<Q>(queries: readonly Q[], length: number): Q {
  return queries[length - 1] as Q;
}
