/** Application registrations with the facts of their credentials, never the credentials. */
import { z } from 'zod';
import type { Collected, GraphCollection, Row } from '../collection.ts';

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

/** What blueprints have beyond other applications comes with the list of blueprints alone: `$select` takes fields of all. */
async function withBlueprints(collected: Collected): Promise<(row: Row) => Row> {
  const blueprints = new Map<string, Row>();
  for await (const { id, sponsors, inheritablePermissions } of collected.rows('graph/agent-blueprints'))
    blueprints.set(String(id).toLowerCase(), { sponsors, inheritablePermissions });
  return (row) => ({ ...row, ...blueprints.get(String(row.id).toLowerCase()) });
}

/** https://learn.microsoft.com/graph/api/application-list */
export const applications: GraphCollection = {
  name: 'graph/applications',
  reason: 'no application registration is known, nor its credentials',
  permissions: { application: ['Application.Read.All'], delegated: ['Application.Read.All'] },
  lane: 'key-credentials',
  schema: z.looseObject({ id: z.string(), appId: z.string() }),
  after: ['graph/agent-blueprints'],
  read: {
    kind: 'list',
    request: { version: 'v1.0', path: '/applications', query: { $select: fields.join(','), $top: '999' } },
    count: '/applications/$count',
    composeWith: withBlueprints,
  },
};
