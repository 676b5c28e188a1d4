/** Named locations of Conditional Access. */
import { z } from 'zod';
import type { GraphCollection } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/conditionalaccessroot-list-namedlocations */
export const namedLocations: GraphCollection = {
  name: 'graph/named-locations',
  reason: 'which places a policy trusts is not known',
  permissions: { application: ['Policy.Read.All'], delegated: ['Policy.Read.All'] },
  licence: 'P1',
  lane: 'conditional-access',
  schema: z.looseObject({ id: z.string() }),
  read: { kind: 'list', request: { version: 'v1.0', path: '/identity/conditionalAccess/namedLocations' } },
};
