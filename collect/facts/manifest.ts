/** The manifest of a facts folder: what was collected, what was not, and why. */
import { z } from 'zod';
import { type CollectionName, collectionNames } from './collections.ts';

/** How much of a collection the source gave. */
export const CollectionStatus = z.enum(['COMPLETE', 'PARTIAL', 'FORBIDDEN', 'UNLICENSED', 'SKIPPED']);

/** One collection's entry: its status, the rows it should have, and the reason where it is not COMPLETE. */
export const CollectionEntry = z.object({
  status: CollectionStatus,
  rows: z.number().int().nonnegative().optional(),
  reason: z.string().optional(),
  /** Of one that is PARTIAL: whether all that can hold access is in it nevertheless. */
  everyPrincipal: z.boolean().optional(),
  /** Of one that is not COMPLETE: the Azure scopes whose rows are missing, where those of all others are there. */
  scopes: z.array(z.string()).optional(),
  /** What the service's own count says, where it differs from the rows that were read. */
  counted: z.number().int().nonnegative().optional(),
  /** Rows that did not fit and are in rejected.ndjson. */
  rejected: z.number().int().nonnegative().optional(),
  /** Rows that came with nothing but an id, for want of a permission. */
  limited: z.number().int().nonnegative().optional(),
  startedAt: z.string().optional(),
  finishedAt: z.string().optional(),
});

/** manifest.json. */
export const Manifest = z.object({
  version: z.literal(1),
  tenant: z.object({ id: z.string(), name: z.string().optional() }).optional(),
  startedAt: z.string().optional(),
  finishedAt: z.string().optional(),
  collector: z.string().optional(),
  collections: z.record(z.string(), CollectionEntry),
  /** What this source cannot tell, for each kind of link it concerns, in a sentence. */
  gaps: z.array(z.object({ links: z.array(z.string()), says: z.string() })).optional(),
});
export type Manifest = z.infer<typeof Manifest>;
export type CollectionEntry = z.infer<typeof CollectionEntry>;

/** The manifest of a folder that has none: what is there counts as COMPLETE, what is not as SKIPPED. */
export function assumeManifest(present: ReadonlySet<string>): Manifest {
  const entry = (name: CollectionName): CollectionEntry =>
    present.has(name) ? { status: 'COMPLETE' } : { status: 'SKIPPED', reason: 'the facts folder has no such file' };
  return { version: 1, collections: Object.fromEntries(collectionNames.map((name) => [name, entry(name)])) };
}
