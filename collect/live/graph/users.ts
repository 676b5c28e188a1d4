/** Users, without their sign-in activity: where its licence is missing, the whole list would be refused. */
import { z } from 'zod';
import type { GraphCollection } from '../collection.ts';

const fields = [
  'id',
  'displayName',
  'userPrincipalName',
  'mail',
  'userType',
  'accountEnabled',
  'jobTitle',
  'department',
  'otherMails',
  'createdDateTime',
  'creationType',
  'externalUserState',
  'onPremisesSyncEnabled',
  'onPremisesImmutableId',
  'onPremisesSamAccountName',
  'lastPasswordChangeDateTime',
  'identities',
  'identityParentId',
  'isManagementRestricted',
  'employeeId',
  'employeeType',
];

/** https://learn.microsoft.com/graph/api/user-list */
export const users: GraphCollection = {
  name: 'graph/users',
  reason: 'nobody who signs in is known',
  permissions: { application: ['User.Read.All'], delegated: ['User.Read.All'] },
  lane: 'directory',
  schema: z.looseObject({ id: z.string() }),
  read: {
    kind: 'list',
    request: { version: 'v1.0', path: '/users', query: { $select: fields.join(','), $top: '999' } },
    count: '/users/$count',
  },
};
