/** The tenant itself and its stores of data: targets, since whoever controls it controls everything in it. */

import { z } from 'zod';
import { abilitiesOverObjects, storeId } from '#catalogue';
import type { Emit } from '../../memory/emit.ts';
import { collection, Id, Text } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/resources/organization */
export const organization = collection({
  name: 'graph/organization',
  permission: 'Organization.Read.All',
  schema: z.object({ id: Id, displayName: Text }),
  read: ({ id, displayName }, emit) => drawTenant(id, displayName ?? id, emit),
});

/** Draws the tenant and its stores. */
export function drawTenant(id: string, name: string, emit: Emit): void {
  emit.node({ kind: 'Tenant', id, name });
  const [mailboxes, sites] = [abilitiesOverObjects('mailboxes'), abilitiesOverObjects('sites')];
  emit.node({ kind: 'DataStore', id: storeId('mailboxes'), name: 'All mailboxes', reachedBy: mailboxes });
  emit.node({ kind: 'DataStore', id: storeId('sites'), name: 'All sites and files', reachedBy: sites });
}
