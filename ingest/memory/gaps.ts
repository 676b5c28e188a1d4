/** What a load does not know: collections that are not whole, what stands for their objects, and what it could not judge. */
import type { NodeKind } from '#catalogue';
import type { CollectionName } from '#facts';

/** Something that a load could not judge, and the kinds of link that it concerns. */
export interface LoadGap {
  readonly links: readonly string[];
  readonly says: string;
}

/** What is missing, and why. */
export interface Gaps {
  /** Collections that were not collected whole, and why. */
  readonly collections: ReadonlyMap<CollectionName, string>;
  /** Objects that stand for what was not collected, by id. */
  readonly placeholders: ReadonlyMap<string, NodeKind>;
  /** What this load could not judge. */
  readonly notJudged: readonly LoadGap[];
}

/** As the reader of the folder, the rules of placeholders and the stages of a load write it. */
export class GapsMemory implements Gaps {
  readonly collections = new Map<CollectionName, string>();
  readonly placeholders = new Map<string, NodeKind>();
  readonly notJudged: LoadGap[] = [];
}
