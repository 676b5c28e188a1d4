/** What is measured, and the numbers that come out. */
import type { LinkTable } from './link-table.ts';
import type { WaysIn } from './ways-in.ts';

/** A number in two parts: what is seen, and what rests on an assumption. */
export interface SeenAssumed {
  readonly seen: number;
  readonly assumed: number;
}

/** The measures of a resource. */
export interface ResourceMeasures {
  /** Ways in below what is required from which the resource is reached below it. */
  readonly openWays: SeenAssumed;
  /** The distinct identities behind them. */
  readonly openIdentities: SeenAssumed;
  /** Those of the identities that are sources outside. */
  readonly outside: SeenAssumed;
  /** The sum over these identities of what is required less the lowest barrier of each. */
  readonly shortfall: SeenAssumed;
}

/** Pairs of an identity and a resource, by the lowest barrier of the identity there: 0 to 4. */
export interface PairsByBarrier {
  readonly seen: readonly number[];
  readonly assumed: readonly number[];
}

/** The measures of all resources. */
export interface Measures {
  /** In the order of the resources asked about. */
  readonly resources: readonly ResourceMeasures[];
  /** The same without routes through control of the tenant. */
  readonly ofTheirOwn: readonly ResourceMeasures[];
  readonly pairs: { readonly tenantControl: PairsByBarrier; readonly rest: PairsByBarrier };
}

/** What is measured. */
export interface MeasureAsked {
  readonly table: LinkTable;
  readonly ways: WaysIn;
  /** Places of the resources; what each requires stands in the table. */
  readonly resources: readonly number[];
  /** The place of the tenant, control of which leads everywhere. */
  readonly tenant: number | undefined;
}

/** Resources that are measured together: their sets take 256 bytes each. */
export const together = 2048;
/** Above every barrier that is below a requirement. */
export const barriers = 5;

/** Resources in parts that are measured together. */
export function* parts(asked: MeasureAsked): Generator<MeasureAsked> {
  for (let from = 0; from < asked.resources.length; from += together)
    yield { ...asked, resources: asked.resources.slice(from, from + together) };
}

/** The levels below which resources require something, each with the resources that do. */
export function levelsOf({ table, resources }: MeasureAsked): Map<number, number[]> {
  const levels = new Map<number, number[]>();
  for (const [at, node] of resources.entries()) {
    const level = (table.nodes.required[node] as number) - 1;
    if (level >= 0) levels.set(level, [...(levels.get(level) ?? []), at]);
  }
  return levels;
}
