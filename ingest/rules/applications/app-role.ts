/** Roles of applications as entitlements: what a permission of an API gives. */
import { entitlementId, permissionsNotFollowed } from '#catalogue';
import type { Emit } from '../../memory/emit.ts';
import type { Reads, Writes } from '../../memory/index.ts';
import { graphAppRoleName } from '../azure/built-in-roles.ts';
import { appRoleAbilities, assumedAbilities } from '../azure/permissions.ts';
import { entitle } from '../directory/entitlement.ts';

/** APIs by the appId that they have in every tenant, and how their permissions are written in the catalogue. */
const apis: ReadonlyMap<string, string> = new Map([
  ['00000003-0000-0000-c000-000000000000', ''],
  // Azure AD Graph, retired but still granted: the same names for the same powers.
  ['00000002-0000-0000-c000-000000000000', ''],
  ['00000002-0000-0ff1-ce00-000000000000', 'Exchange: '],
  ['00000003-0000-0ff1-ce00-000000000000', 'SharePoint: '],
  // Microsoft Entra AD Synchronization Service: what Entra Connect signs in to as an application.
  ['6bf85cfa-ac8a-4be5-b5de-425a0d0dc016', 'Synchronization: '],
]);

/** A role of an application, by the application's service principal here. */
export interface AppRole {
  readonly resourceId: string;
  readonly resourceDisplayName?: string | null | undefined;
  readonly appRoleId: string;
}

/** The entitlement of a role, and whether it lets its holder own the applications that it makes. */
export interface AppRoleEntitlement {
  readonly id: string;
  readonly isOwnedBy: boolean;
}

/** Draws the entitlement of a role unless it is there; undefined where the application is not in the tenant. */
export function entitleAppRole(
  { resourceId, resourceDisplayName, appRoleId }: AppRole,
  emit: Emit & Reads<'applications'> & Writes<'powers'>,
): AppRoleEntitlement | undefined {
  const named = emit.applications.appRoles.get(`${resourceId}/${appRoleId}`);
  const known = named ?? graphAppRoleName(appRoleId);
  const permission = known ?? appRoleId;
  // An id of Microsoft Graph's says which API it is, where the API's own row was not collected.
  const api = apiOf(resourceId, emit) ?? (named === undefined && known !== undefined ? '' : undefined);
  // A permission of Microsoft's own APIs reaches the whole tenant, not the API that enforces it.
  const at = api === undefined ? resourceId : emit.tenant.id;
  if (!emit.refersTo.principal(at, 'ServicePrincipal')) return undefined;
  const id = entitlementId(appRoleId, resourceId);
  const abilities = api === undefined ? [] : appRoleAbilities(api + permission);
  const abilitiesAssumed = api === undefined ? [] : assumedAbilities(api + permission);
  const leadsNowhere = api === '' ? permissionsNotFollowed[permission] : undefined;
  const details = leadsNowhere === undefined ? {} : { details: { leadsNowhere } };
  const name = `${permission} @ ${resourceDisplayName ?? emit.drawn.names.get(resourceId) ?? resourceId}`;
  entitle({ id, name, abilities, abilitiesAssumed, at, ...details }, emit);
  return { id, isOwnedBy: api === '' && permission === 'Application.ReadWrite.OwnedBy' };
}

function apiOf(resource: string, emit: Emit & Reads<'applications'>): string | undefined {
  for (const [appId, prefix] of apis)
    if (emit.applications.servicePrincipalByAppId.get(appId) === resource) return prefix;
  return undefined;
}
