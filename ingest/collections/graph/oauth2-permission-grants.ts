/** Delegated permissions: whoever runs the client's code acts for those who sign in to it, within the scopes granted. */
import { z } from 'zod';
import { entitlementId, entryId, type Level } from '#catalogue';
import type { Emit } from '../../memory/emit.ts';
import type { Reads, Writes } from '../../memory/index.ts';
import { inheritingAgents } from '../../rules/applications/agents.ts';
import { grantData } from '../../rules/applications/data-scopes.ts';
import { isMicrosoft } from '../../rules/applications/publisher.ts';
import { appRoleAbilities } from '../../rules/azure/permissions.ts';
import { entitle } from '../../rules/directory/entitlement.ts';
import { collection, Id, Text } from '../collection.ts';

const directory = ['00000003-0000-0000-c000-000000000000', '00000002-0000-0000-c000-000000000000'];
const azureManagement = '797f4846-ba00-4fd7-ba43-dac1f8f63013';
/**
 * Scopes that are the person: the directory, or Azure, with all that the person may do there. Many an API calls a scope
 * `user_impersonation` that is the person at that API only.
 */
const impersonation: readonly (readonly [appId: string, scope: string])[] = [
  ...directory.flatMap(
    (appId) =>
      [
        [appId, 'directory.accessasuser.all'],
        [appId, 'user_impersonation'],
      ] as const,
  ),
  [azureManagement, 'user_impersonation'],
];
/** Scopes that say no more than who signed in. */
const harmless = new Set(['openid', 'profile', 'email', 'offline_access', 'user.read', 'user.readbasic.all']);

/** https://learn.microsoft.com/graph/api/resources/oauth2permissiongrant */
export const oauth2PermissionGrants = collection({
  name: 'graph/oauth2-permission-grants',
  permission: 'Directory.Read.All',
  schema: z.object({
    id: Text,
    clientId: Id,
    consentType: Text,
    principalId: Id.nullish(),
    resourceId: Id,
    scope: Text,
  }),
  read(row, emit: Emit & Reads<'gaps'> & Writes<'powers' | 'applications'>) {
    const { clientId: client, resourceId: resource } = row;
    const scopes = (row.scope ?? '').split(/\s+/).filter((one) => one !== '' && !harmless.has(one.toLowerCase()));
    if (scopes.length === 0) return emit.skip('its scopes open nothing');
    if (emit.applications.disabled.has(client)) return emit.skip('the client is disabled');
    const owner = emit.applications.ownerOfInstance.get(client);
    // Anyone may start Microsoft's own public clients: what they may ask for is judged at sign-in.
    if (isMicrosoft(owner)) return emit.skip("the client is Microsoft's own");
    if (!emit.refersTo.principal(client, 'ServicePrincipal')) return emit.skip('the client is not in the tenant');
    emit.refersTo.principal(resource, 'ServicePrincipal');
    const person = row.consentType?.toLowerCase() === 'principal' ? (row.principalId ?? undefined) : undefined;
    if (person !== undefined) emit.refersTo.principal(person, 'User');
    const from = emit.refersTo.applicationOf(client) ?? entryId('publisher');
    const link = {
      kind: 'ACTS_FOR',
      from,
      // The publisher's credentials are to be had first.
      gate: from === entryId('publisher') ? (Math.max(1, emit.tenant.declared.publisher ?? 1) as Level) : 1,
      authenticates: true,
      basis: 'ASSUMED',
      evidence: [`graph/oauth2-permission-grants:${row.id ?? `${client}/${resource}/${person ?? 'all'}`}`],
    } as const;
    const forEverybody = row.consentType?.toLowerCase() === 'allprincipals';
    const whole = isWhole(scopes, resource, emit);
    if (whole && person !== undefined && emit.drawn.kinds.get(person) === 'User')
      emit.link({ ...link, to: person, rule: 'delegated-impersonation' });
    if (whole && forEverybody) {
      const everybody = entitlementId(`delegated-for-all:${client}`, resource);
      const name = `${scopes.slice(0, 3).join(', ')} for everybody who signs in`;
      entitle(
        { id: everybody, name, abilities: ['people-who-sign-in'], at: emit.tenant.id, details: { scopes } },
        emit,
      );
      emit.link({ ...link, to: everybody, rule: 'delegated-impersonation', says: 'is granted' });
    }
    // Most grants are of scopes that open nothing, one for each person: those are not kept in mind.
    if (isDirectory(resource, emit) && scopes.some((scope) => appRoleAbilities(scope).length > 0)) {
      const { gate, evidence } = link;
      const powers = entitlementId(`delegated-powers:${client}`, resource, person);
      emit.applications.delegatedScopes.push({ id: powers, from, gate, person, scopes, evidence });
    }
    if (person !== undefined || forEverybody)
      grantData({ person, resource, scopes, from, gate: link.gate, evidence: link.evidence }, emit);
    const id = entitlementId(`delegated:${client}`, resource);
    const name = `${scopes.slice(0, 3).join(', ')}${scopes.length > 3 ? ', ...' : ''} for those who sign in`;
    if (entitle({ id, name, abilities: [], at: resource, details: { scopes } }, emit))
      emit.link({ ...link, to: id, rule: 'delegated-grant', says: 'is granted' });
    for (const { agent } of inheritingAgents({ principal: client, resource, of: 'scopes' }, emit))
      emit.link({ ...link, from: agent, to: id, rule: 'inherited-grant', says: 'inherits' });
  },
});

/** Whether an API is that of the directory; one that was not collected may be. */
function isDirectory(resource: string, emit: Emit & Reads<'gaps' | 'applications'>): boolean {
  return (
    emit.gaps.placeholders.has(resource) ||
    directory.some((appId) => emit.applications.servicePrincipalByAppId.get(appId) === resource)
  );
}

/** Whether one of the scopes is the person, at the API that it is of. */
function isWhole(scopes: readonly string[], resource: string, emit: Emit & Reads<'applications'>): boolean {
  const has = new Set(scopes.map((one) => one.toLowerCase()));
  return impersonation.some(
    ([appId, scope]) => has.has(scope) && emit.applications.servicePrincipalByAppId.get(appId) === resource,
  );
}
