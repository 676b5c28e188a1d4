/** Delegated permissions: whoever runs the client's code acts for those who sign in to it, within the scopes granted. */
import { z } from 'zod';
import { entitle } from '../../rules/entitlement.ts';
import { isMicrosoft } from '../../rules/publisher.ts';
import { collection, Id, Text } from '../collection.ts';

/** Scopes that are the person: the directory, or Azure, with all that the person may do there. */
const impersonation = new Set(['directory.accessasuser.all', 'user_impersonation']);
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
  read(row, emit) {
    const { tenant } = emit;
    const { clientId: client, resourceId: resource } = row;
    const scopes = (row.scope ?? '').split(/\s+/).filter((one) => one !== '' && !harmless.has(one.toLowerCase()));
    if (scopes.length === 0) return emit.skip('its scopes open nothing');
    const owner = tenant.ownerOfInstance.get(client);
    // Anyone may start Microsoft's own public clients: what they may ask for is judged at sign-in.
    if (isMicrosoft(owner)) return emit.skip("the client is Microsoft's own");
    if (!tenant.nodes.has(client)) return emit.skip('the client is not in the tenant');
    const person = row.consentType?.toLowerCase() === 'principal' ? (row.principalId ?? undefined) : undefined;
    const from = tenant.applicationOfInstance.get(client) ?? 'entry:publisher';
    const link = {
      kind: 'ACTS_FOR',
      from,
      gate: 1,
      authenticates: true,
      basis: 'ASSUMED',
      evidence: [`graph/oauth2-permission-grants:${row.id ?? `${client}/${resource}/${person ?? 'all'}`}`],
    } as const;
    const whole = scopes.some((one) => impersonation.has(one.toLowerCase()));
    if (whole && person !== undefined && tenant.nodes.get(person) === 'User')
      emit.link({ ...link, to: person, rule: 'delegated-impersonation' });
    const id = `ent:delegated:${client}@${resource}`;
    const name = `${scopes.slice(0, 3).join(', ')}${scopes.length > 3 ? ', ...' : ''} for those who sign in`;
    if (entitle({ id, name, abilities: [], at: resource, details: { scopes } }, emit))
      emit.link({ ...link, to: id, rule: 'delegated-grant', says: 'is granted' });
  },
});
