/** How far an identity gets: the sensitive resources that it reaches over gates below what each requires. */
import type { Level } from '#catalogue';

/** Sensitive resources that are reached. */
export interface Extent {
  /** The requirement of the most demanding of them; 0 where none is reached. */
  readonly needs: Level;
  readonly tenantControl: boolean;
  readonly resources: number;
  /** The first few, most demanding first. */
  readonly examples: readonly { readonly id: string; readonly name: string; readonly required: Level }[];
}

/** By what is known, and with all that is assumed: the second is never less than the first. */
export interface Reach {
  readonly seen: Extent;
  readonly assumed: Extent;
}

/** An identity that reaches nothing. */
export const nothing: Extent = { needs: 0, tenantControl: false, resources: 0, examples: [] };

/** How far somebody gets who gets at one sensitive resource. */
export function itself(one: {
  readonly id: string;
  readonly name: string;
  readonly required: Level;
  readonly isTenant: boolean;
}): Reach {
  const { id, name, required, isTenant } = one;
  const extent = { needs: required, tenantControl: isTenant, resources: 1, examples: [{ id, name, required }] };
  return { seen: extent, assumed: extent };
}

/** What an identity needs, as it reaches; 0 where it reaches nothing. */
export function needOf({ seen, assumed }: Reach): Level {
  return seen.needs > 0 ? seen.needs : assumed.needs;
}

/** Whether an identity reaches something, for all that is known or assumed. */
export function reachesAny({ assumed }: Reach): boolean {
  return assumed.needs > 0;
}

/** Collections without which it is not known how far an identity gets. */
export const reachRestsOn: readonly string[] = [
  'graph/group-members',
  'graph/directory-role-definitions',
  'graph/directory-role-assignments',
  'graph/app-role-assignments',
  'graph/oauth2-permission-grants',
  'arm/management-groups',
  'arm/subscriptions',
  'arm/resources',
  'arm/role-definitions',
  'arm/role-assignments',
];
