/** Application permissions that were granted to service principals, users and groups. */
import { z } from 'zod';
import { appRoleAbilities } from '../../permissions.ts';
import { collection, Id, Text } from '../collection.ts';

/** The application that Microsoft Graph is, in every tenant. */
const microsoftGraph = '00000003-0000-0000-c000-000000000000';

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
  read(row, emit) {
    const { tenant } = emit;
    if (/^0{8}-(0{4}-){3}0{12}$/.test(row.appRoleId)) return emit.skip('default access, which grants no permission');
    if (row.principalType === 'Group') return emit.skip('app roles of groups reach direct members only: not drawn yet');
    const permission = tenant.appRoles.get(`${row.resourceId}/${row.appRoleId}`) ?? row.appRoleId;
    const isGraph = tenant.servicePrincipalByAppId.get(microsoftGraph) === row.resourceId;
    const entitlement = `ent:${row.appRoleId}@${row.resourceId}`;
    if (!tenant.nodes.has(entitlement)) {
      const name = `${permission} @ ${row.resourceDisplayName ?? row.resourceId}`;
      emit.node({ kind: 'Entitlement', id: entitlement, name, abilities: isGraph ? appRoleAbilities(permission) : [] });
      // A permission of Microsoft Graph reaches the whole tenant, not the API that enforces it.
      emit.fact({ kind: 'AT', from: entitlement, to: isGraph ? tenant.id : row.resourceId });
    }
    emit.link({
      kind: 'HOLDS',
      from: row.principalId,
      to: entitlement,
      gate: 0,
      rule: 'app-role-assignment',
      basis: 'OBSERVED',
      evidence: [`graph/app-role-assignments:${row.id ?? `${row.principalId}/${row.appRoleId}`}`],
    });
  },
});
