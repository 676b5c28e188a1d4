/** Administrative units. */
import { z } from 'zod';
import type { GraphCollection } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/directory-list-administrativeunits */
export const administrativeUnits: GraphCollection = {
  name: 'graph/administrative-units',
  reason: 'roles that are held over a unit alone are taken for wider ones',
  permissions: { application: ['AdministrativeUnit.Read.All'], delegated: ['AdministrativeUnit.Read.All'] },
  lane: 'directory',
  schema: z.looseObject({ id: z.string() }),
  read: { kind: 'list', request: { version: 'v1.0', path: '/directory/administrativeUnits' } },
};
