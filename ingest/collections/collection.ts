/** The contract of a collection: one file each, which reads rows and says what they mean. */
import { z } from 'zod';
import type { FactRecord, LinkRecord, NodeRecord } from '#derivation';
import type { CollectionName } from '#facts';
import type { Tenant } from '../memory/tenant.ts';

/** Where a collection's meaning goes. */
export interface Emit {
  readonly tenant: Tenant;
  /** Adds a node; false, and the row counted as a duplicate, where its id is there already. */
  node(record: NodeRecord): boolean;
  /** Adds a link; the row is counted as dangling where an end is not in the tenant. */
  link(record: LinkRecord): void;
  fact(record: FactRecord): void;
  /** The node of an Azure scope; made from the id alone where the scope itself was not collected. */
  scope(id: string): string;
  /** Counts the current row as unused. */
  skip(reason: string): void;
}

/** A collection with its row type erased, as the loader sees it. */
export interface Collection {
  readonly name: CollectionName;
  /** The least permission that lists it: Microsoft Graph application permission, or Azure role. */
  readonly permission: string;
  readonly schema: z.ZodType;
  readonly read: (row: never, emit: Emit) => void;
}

/** Declares a collection; checks that `read` takes what `schema` gives. */
export function collection<Schema extends z.ZodType>(declared: {
  readonly name: CollectionName;
  readonly permission: string;
  readonly schema: Schema;
  readonly read: (row: z.infer<Schema>, emit: Emit) => void;
}): Collection {
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
