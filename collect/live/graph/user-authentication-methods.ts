/** Authentication methods of users, asked one by one: of those with power first, then of a sample or of all. */
import { z } from 'zod';
import type { GraphCollection } from '../collection.ts';
import { usersLeftOut, usersWithPowerFirst } from '../users-with-power.ts';

/** https://learn.microsoft.com/graph/api/authentication-list-methods */
export const userAuthenticationMethods: GraphCollection = {
  name: 'graph/user-authentication-methods',
  reason: 'which keys, apps and telephones a user has is not known',
  permissions: { application: ['UserAuthenticationMethod.Read.All'], delegated: ['UserAuthenticationMethod.Read.All'] },
  lane: 'directory',
  schema: z.looseObject({ userId: z.string() }),
  after: [
    'graph/users',
    'graph/groups',
    'graph/group-members',
    'graph/group-owners',
    'graph/directory-role-assignments',
    'graph/role-eligibility-schedule-instances',
    'graph/role-assignment-schedule-instances',
    'graph/pim-group-eligibility-schedule-instances',
    'arm/role-assignments',
    'arm/role-eligibility-schedule-instances',
  ],
  needs: ['graph/users'],
  read: {
    kind: 'relation-by-batch',
    request: { version: 'v1.0', path: '/users/{id}/authentication/methods' },
    nearEnd: 'userId',
    subjects: usersWithPowerFirst,
    leavesOut: usersLeftOut,
  },
};
