/** Service principals, from v1.0: beta leaves out the scopes that they offer. */
import { z } from 'zod';
import type { GraphCollection } from '../collection.ts';

const fields = [
  'id',
  'appId',
  'displayName',
  'appDisplayName',
  'description',
  'notes',
  'tags',
  'servicePrincipalType',
  'servicePrincipalNames',
  'alternativeNames',
  'accountEnabled',
  'isDisabled',
  'disabledByMicrosoftStatus',
  'appOwnerOrganizationId',
  'appRoleAssignmentRequired',
  'signInAudience',
  'createdByAppId',
  'homepage',
  'loginUrl',
  'replyUrls',
  'preferredSingleSignOnMode',
  'tokenEncryptionKeyId',
  'verifiedPublisher',
  'appRoles',
  'oauth2PermissionScopes',
  'resourceSpecificApplicationPermissions',
  'passwordCredentials',
  'keyCredentials',
];

/** https://learn.microsoft.com/graph/api/serviceprincipal-list */
export const servicePrincipals: GraphCollection = {
  name: 'graph/service-principals',
  reason: 'no service principal is known, nor its credentials',
  permissions: { application: ['Application.Read.All'], delegated: ['Application.Read.All'] },
  lane: 'key-credentials',
  schema: z.looseObject({ id: z.string(), appId: z.string() }),
  read: {
    kind: 'list',
    request: { version: 'v1.0', path: '/servicePrincipals', query: { $select: fields.join(','), $top: '999' } },
    count: '/servicePrincipals/$count',
  },
};
