/** Application permissions that were granted to service principals, users and groups. */
import { z } from 'zod';
import { entitlementId, permissionsNotFollowed } from '#catalogue';
import type { Emit } from '../../memory/emit.ts';
import type { Reads, Writes } from '../../memory/index.ts';
import { graphAppRoleName } from '../../rules/azure/built-in-roles.ts';
import { appRoleAbilities, assumedAbilities } from '../../rules/azure/permissions.ts';
import { entitle } from '../../rules/directory/entitlement.ts';
import { directMembersOf } from '../../rules/groups/direct-members.ts';
import { collection, Id, Text } from '../collection.ts';

/** APIs by the appId that they have in every tenant, and how their permissions are written in the catalogue. */
const apis: ReadonlyMap<string, string> = new Map([
  ['00000003-0000-0000-c000-000000000000', ''],
  // Azure AD Graph, retired but still granted: the same names for the same powers.
  ['00000002-0000-0000-c000-000000000000', ''],
  ['00000002-0000-0ff1-ce00-000000000000', 'Exchange: '],
  ['00000003-0000-0ff1-ce00-000000000000', 'SharePoint: '],
]);

/** https://learn.microsoft.com/graph/api/resources/approleassignment */
export const appRoleAssignments = collection({
  name: 'graph/app-role-assignments',
  permission: 'Application.Read.All',
  schema: z.object({
    id: Text,
    principalId: Id,
    principalType: Text,
    resourceId: Id,
    resourceDisplayName: Text,
    appRoleId: Id,
  }),
  read(row, emit: Emit & Writes<'powers' | 'groups' | 'applications'>) {
    if (/^0{8}-(0{4}-){3}0{12}$/.test(row.appRoleId)) return emit.skip('default access, which grants no permission');
    const named = emit.applications.appRoles.get(`${row.resourceId}/${row.appRoleId}`);
    const known = named ?? graphAppRoleName(row.appRoleId);
    const permission = known ?? row.appRoleId;
    // An id of Microsoft Graph's says which API it is, where the API's own row was not collected.
    const api = apiOf(row.resourceId, emit) ?? (named === undefined && known !== undefined ? '' : undefined);
    const abilities = api === undefined ? [] : appRoleAbilities(api + permission);
    // A permission of Microsoft's own APIs reaches the whole tenant, not the API that enforces it.
    const at = api === undefined ? row.resourceId : emit.tenant.id;
    if (
      !emit.refersTo.principal(row.principalId, row.principalType) ||
      !emit.refersTo.principal(at, 'ServicePrincipal')
    )
      return emit.skip('it refers to an object that is not in the facts');
    const id = entitlementId(row.appRoleId, row.resourceId);
    const name = `${permission} @ ${row.resourceDisplayName ?? row.resourceId}`;
    if (api === '' && permission === 'Application.ReadWrite.OwnedBy')
      emit.applications.ownersByPermission.add(row.principalId);
    const isGroup = emit.drawn.kinds.get(row.principalId) === 'Group';
    const from = isGroup ? directMembersOf(row.principalId, emit) : row.principalId;
    const abilitiesAssumed = api === undefined ? [] : assumedAbilities(api + permission);
    const leadsNowhere = api === '' ? permissionsNotFollowed[permission] : undefined;
    const details = leadsNowhere === undefined ? {} : { details: { leadsNowhere } };
    entitle({ id, name, abilities, abilitiesAssumed, at, ...details }, emit);
    emit.link({
      kind: 'HOLDS',
      from,
      to: id,
      gate: 0,
      rule: 'app-role-assignment',
      basis: 'OBSERVED',
      evidence: [`graph/app-role-assignments:${row.id ?? `${row.principalId}/${row.appRoleId}`}`],
    });
  },
});

function apiOf(resource: string, emit: Emit & Reads<'applications'>): string | undefined {
  for (const [appId, prefix] of apis)
    if (emit.applications.servicePrincipalByAppId.get(appId) === resource) return prefix;
  return undefined;
}
