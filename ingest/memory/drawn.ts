/** What a load has drawn so far: the kind of every node, and the names that other names are made of. */
import type { NodeKind } from '#catalogue';

/** Nodes by id, all ids in lower case. */
export interface Drawn {
  /** The kind of every node so far. */
  readonly kinds: ReadonlyMap<string, NodeKind>;
  /** Names of scopes, groups and applications, for the names of what is made of them. */
  readonly names: ReadonlyMap<string, string>;
  /** Groups that hold something, or can do something. */
  readonly leadingGroups: ReadonlySet<string>;
}

/** As whoever draws writes it. */
export class DrawnMemory implements Drawn {
  readonly kinds = new Map<string, NodeKind>();
  readonly names = new Map<string, string>();
  readonly leadingGroups = new Set<string>();
}
