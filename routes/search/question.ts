/** What may be asked about routes, and what is answered. */
import type { Level, LinkKind } from '#catalogue';
import type { LinkRow, NodeRow } from '#cypher';
import type { Pass } from '#links';

/**
 * Which routes count; absent fields leave nothing out. Ids are in lower case. A list or a count leaves out links that repeat what another says,
 * unless the filter names entries, kinds or nodes.
 */
export interface RouteFilter {
  readonly entries?: readonly string[];
  readonly kinds?: readonly LinkKind[];
  readonly barrierAtMost?: Level;
  /** Ids of nodes that must all lie on the route. */
  readonly through?: readonly string[];
  /** Ids of nodes that must not. */
  readonly notThrough?: readonly string[];
  /** Whether open questions count at their worst; true where absent. Otherwise known gates are walked. */
  readonly includeAssumed?: boolean;
}

/** Routes of a snapshot to a node; from the entries, or from a node that is already held. */
export interface RouteQuestion {
  readonly snapshot: string;
  readonly to: string;
  readonly from?: string;
  readonly filter?: RouteFilter;
}

/** A route's place in the order: by barrier, those that are seen first, by length, then as the store has them (1, 2, 3, ...). */
export interface RoutePosition {
  readonly barrier: number;
  readonly pass: Pass;
  readonly length: number;
  readonly ordinal: number;
}

/** A route: a path of links that visits no node twice. */
export interface Route {
  readonly nodes: readonly NodeRow[];
  readonly links: readonly LinkRow[];
  /** The highest gate on it: what must be defeated at least once. */
  readonly barrier: Level;
  /** Whether every link is there with open questions answered well, and the highest of their known gates is the barrier. */
  readonly seen: boolean;
  /** The first of the links that authenticate somebody with the lowest assurance; none may. */
  readonly weakest: LinkRow | undefined;
  readonly weakestAll: readonly LinkRow[];
  readonly position: RoutePosition;
}

/** Why a list ends before the routes do. */
export type StopReason = 'ROUTES' | 'HOPS' | 'TIME';

/** Some routes, in order. */
export interface RoutePage {
  readonly routes: readonly Route[];
  /** Whether paging on gives every route there is. */
  readonly complete: boolean;
  /** Undefined exactly when complete. */
  readonly stoppedBy: StopReason | undefined;
  readonly hasNextPage: boolean;
}
