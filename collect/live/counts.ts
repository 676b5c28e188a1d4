/** The requests by which what was read is held against the service's own counts. */
import type { GraphRequest, ListOfPages } from './collection.ts';

/** The count of one group's members, service principals too. https://learn.microsoft.com/graph/api/group-list-members */
export const memberCount: GraphRequest = { version: 'beta', path: '/groups/{id}/members/$count' };

/** The count of a list, where the service has one. */
export function countRequestOf({ count, request }: ListOfPages): GraphRequest | undefined {
  return count === undefined ? undefined : { version: request.version, path: count };
}
