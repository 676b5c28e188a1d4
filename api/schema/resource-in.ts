/** A sensitive resource in the links of the published snapshot. */
import type { SnapshotLinks } from '#routes';
import { ApiError } from '../api-error.ts';
import type { RequestContext } from '../request-context.ts';

/** Where a resource stands. */
export interface PlacedResource {
  readonly snapshot: string;
  /** In lower case. */
  readonly id: string;
  readonly links: SnapshotLinks;
  /** Its place in the table of the links. */
  readonly resource: number;
}

/** Finds it. Throws ApiError NODE_NOT_FOUND where the snapshot has no node with this id, BAD_USER_INPUT for one that is not sensitive. */
export async function resourceIn(to: string | number, context: RequestContext): Promise<PlacedResource> {
  const id = String(to).toLowerCase();
  const { id: snapshot } = await context.snapshot();
  const links = await context.links();
  const resource = links.placeOf(id);
  if (resource === undefined)
    throw new ApiError('NODE_NOT_FOUND', `Nothing in the snapshot has the id ${id}. Find ids with \`search\`.`);
  if ((links.table.nodes.required[resource] as number) === 0)
    throw new ApiError('BAD_USER_INPUT', `${id} is not sensitive, so that nothing is below what it requires.`);
  return { snapshot, id, links, resource };
}
