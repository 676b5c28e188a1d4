/** Service principals, from v1.0: beta leaves out the scopes that they offer. */
import { z } from 'zod';
import type { Collected, GraphCollection, Row } from '../collection.ts';

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
  'preferredTokenSigningKeyThumbprint',
  'verifiedPublisher',
  'appRoles',
  'oauth2PermissionScopes',
  'resourceSpecificApplicationPermissions',
  'passwordCredentials',
  'keyCredentials',
];

const ofAgents = ['graph/agent-identities', 'graph/agent-blueprint-principals'] as const;

/** What agents and principals of blueprints have beyond other service principals comes with their own lists alone: `$select` takes fields of all. */
async function withAgents(collected: Collected): Promise<(row: Row) => Row> {
  const agents = new Map<string, Row>();
  for (const name of ofAgents)
    for await (const agent of collected.rows(name)) agents.set(String(agent.id).toLowerCase(), agent);
  return (row) => {
    const agent = agents.get(String(row.id).toLowerCase());
    return agent === undefined ? row : { ...agent, ...row };
  };
}

/** https://learn.microsoft.com/graph/api/serviceprincipal-list */
export const servicePrincipals: GraphCollection = {
  name: 'graph/service-principals',
  reason: 'no service principal is known, nor its credentials',
  permissions: { application: ['Application.Read.All'], delegated: ['Application.Read.All'] },
  lane: 'key-credentials',
  schema: z.looseObject({ id: z.string(), appId: z.string() }),
  after: ofAgents,
  read: {
    kind: 'list',
    request: { version: 'v1.0', path: '/servicePrincipals', query: { $select: fields.join(','), $top: '999' } },
    count: '/servicePrincipals/$count',
    composeWith: withAgents,
  },
};
