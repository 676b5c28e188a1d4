/** Where a collection is missing at some scopes of Azure only: the resources that nothing there could open. */
import { missingScopes, type NodeKind, notCovered } from '#catalogue';
import { lowestBarriers, nodeKindNames, placesOf, type WaysIn } from '#links';
import type { WalkedLinks } from './assess-exposure.ts';

/** What tells whether something could be opened from some scopes. */
export interface CoverageAsked extends Pick<WalkedLinks, 'table' | 'places'> {
  readonly ways: Pick<WaysIn, 'byAudience'>;
  readonly collected: Parameters<typeof notCovered>[1];
}

/** Of the collections that could open a resource and are not whole, those that are whole wherever it could be opened from. */
export type CoveredElsewhere = (resource: number) => readonly string[];

const identities = nodeKindNames.indexOf('UserAssignedIdentity');
const groups = nodeKindNames.indexOf('ManagementGroup');

/**
 * Works out, for each collection that is missing at some scopes only, what those scopes could open: what lies at or under one, what one lies under, and
 * whatever somebody who holds a scope gets to below what that requires. A power over compute there, with one over an identity elsewhere, attaches that.
 */
export function coveredElsewhere(asked: CoverageAsked): CoveredElsewhere {
  const { table, collected } = asked;
  const opening = new Map<string, (resource: number) => boolean>();
  for (const [name, entry] of Object.entries(collected)) {
    const scopes = missingScopes(name, entry);
    if (scopes !== undefined) opening.set(name, openedFrom(asked, scopes));
  }
  if (opening.size === 0) return () => [];
  return (resource) => {
    const kind = nodeKindNames[table.nodes.kinds[resource] as number];
    const missing = kind === undefined ? [] : notCovered(kind as NodeKind, collected);
    return missing.filter((name) => opening.get(name)?.(resource) === false);
  };
}

/** Whether whoever holds one of the scopes gets to a resource below what it requires. */
function openedFrom({ table, places, ways }: CoverageAsked, scopes: readonly string[]): (resource: number) => boolean {
  const starts = new Set<number>();
  const above = new Set<number>();
  for (const [id, place] of places) {
    if (scopes.some((scope) => id === scope || id.startsWith(`${scope}/`))) starts.add(place);
    if (table.nodes.kinds[place] === groups || scopes.some((scope) => scope.startsWith(`${id}/`))) above.add(place);
    if (table.nodes.kinds[place] === identities) starts.add(place);
  }
  const barriers = lowestBarriers(table, [...starts]);
  return (resource) =>
    above.has(resource) ||
    placesOf(ways, resource).some((place) => (barriers[place] as number) < (table.nodes.required[resource] as number));
}
