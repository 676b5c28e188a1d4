/** Where the meaning of rows goes: nodes, links and facts; and what rows refer to. */
import type { FactRecord, LinkRecord, NodeRecord } from '#derivation';
import type { Reads } from './index.ts';

/** A kind of object that has a collection of its own. */
export type ObjectKind =
  | 'User'
  | 'Group'
  | 'ServicePrincipal'
  | 'ManagedIdentity'
  | 'Application'
  | 'AdministrativeUnit'
  | 'Device';

/**
 * Objects that rows refer to. Each answers whether the object is in the tenant as far as is known: one whose row would be in a
 * collection that was not collected whole is drawn as a placeholder; false, or undefined, where all was collected and it is not
 * there. `said` is its type as the source has it.
 */
export interface References {
  principal(id: string, said: string | null | undefined): boolean;
  object(id: string, kind: ObjectKind): boolean;
  /** What a directory role is limited to beside an administrative unit. */
  roleScope(id: string, said: string | null | undefined): boolean;
  memberOfUnit(id: string, said: string | null | undefined): boolean;
  /** The application that a row names by its id, or by its appId as exports do. */
  application(id: string): string | undefined;
  /** The application of a service principal, if it is registered here and not gone. */
  applicationOf(servicePrincipal: string): string | undefined;
}

/** What every collection and rule may do and read. */
export interface Emit extends Reads<'tenant' | 'drawn'> {
  readonly refersTo: References;
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
