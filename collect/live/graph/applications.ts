/** Application registrations with the facts of their credentials, never the credentials. */
import { z } from 'zod';
import type { GraphCollection } from '../collection.ts';

const fields = [
  'id',
  'appId',
  'displayName',
  'description',
  'notes',
  'tags',
  'signInAudience',
  'createdDateTime',
  'createdByAppId',
  'publisherDomain',
  'verifiedPublisher',
  'identifierUris',
  'isDisabled',
  'disabledByMicrosoftStatus',
  'appRoles',
  'api',
  'requiredResourceAccess',
  'web',
  'spa',
  'publicClient',
  'isFallbackPublicClient',
  'groupMembershipClaims',
  'optionalClaims',
  'servicePrincipalLockConfiguration',
  'managerApplications',
  'serviceManagementReference',
  'passwordCredentials',
  'keyCredentials',
];

/** https://learn.microsoft.com/graph/api/application-list */
export const applications: GraphCollection = {
  name: 'graph/applications',
  reason: 'no application registration is known, nor its credentials',
  permissions: { application: ['Application.Read.All'], delegated: ['Application.Read.All'] },
  lane: 'key-credentials',
  schema: z.looseObject({ id: z.string(), appId: z.string() }),
  read: {
    kind: 'list',
    request: { version: 'v1.0', path: '/applications', query: { $select: fields.join(','), $top: '999' } },
    count: '/applications/$count',
  },
};
