/** Members of administrative units. */
import { z } from 'zod';
import type { GraphCollection } from '../collection.ts';
import { idsOf } from '../subjects.ts';

/** https://learn.microsoft.com/graph/api/administrativeunit-list-members */
export const administrativeUnitMembers: GraphCollection = {
  name: 'graph/administrative-unit-members',
  reason: 'whom the administrators of a unit reach is not known',
  permissions: {
    application: ['AdministrativeUnit.Read.All'],
    delegated: ['AdministrativeUnit.Read.All'],
    more: { 'Member.Read.Hidden': 'members of units whose membership is hidden' },
  },
  lane: 'directory',
  schema: z.looseObject({ administrativeUnitId: z.string(), id: z.string() }),
  after: ['graph/administrative-units'],
  needs: ['graph/administrative-units'],
  hiddenIn: 'graph/administrative-units',
  read: {
    kind: 'relation-by-batch',
    request: {
      version: 'v1.0',
      path: '/directory/administrativeUnits/{id}/members',
      query: { $select: 'id', $top: '999' },
    },
    nearEnd: 'administrativeUnitId',
    subjects: (collected) => idsOf(collected, 'graph/administrative-units'),
  },
};
