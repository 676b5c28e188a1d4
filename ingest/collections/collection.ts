/** The contract of a collection: one file each, which reads rows and says what they mean. */
import { z } from 'zod';
import type { CollectionName } from '#facts';
import type { Emit } from '../memory/emit.ts';
import type { LoadMemory } from '../memory/index.ts';

/** A collection with its row type erased, as the loader sees it; `Needs` are the parts of memory that it reads and writes. */
export interface Collection<Needs = LoadMemory> {
  readonly name: CollectionName;
  /** The least permission that lists it: Microsoft Graph application permission, or Azure role. */
  readonly permission: string;
  readonly schema: z.ZodType;
  readonly read: (row: never, emit: Emit & Needs) => void;
}

/** Declares a collection; checks that `read` takes what `schema` gives. What `emit` is annotated with is all that it may touch. */
export function collection<Schema extends z.ZodType, Needs = unknown>(declared: {
  readonly name: CollectionName;
  readonly permission: string;
  readonly schema: Schema;
  readonly read: (row: z.infer<Schema>, emit: Emit & Needs) => void;
}): Collection<Needs> {
  return declared;
}

/** An id in any case, made lower case. */
export const Id = z.string().min(1).toLowerCase();

/** A text that the source leaves out or sends as null. */
export const Text = z.string().nullish();

/** A switch that the source leaves out or sends as null. */
export const Flag = z.boolean().nullish();

/** A principal that the source may have expanded: what is asked of it is its type. */
export const Principal = z.object({ '@odata.type': Text }).nullish().catch(undefined);

/** The last segment of an ARM id, lower case: the GUID of a role definition, the name of a resource. */
export function lastSegment(id: string): string {
  return id.toLowerCase().split('/').at(-1) ?? id;
}
