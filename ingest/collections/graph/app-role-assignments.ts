/** Application permissions that were granted to service principals, users and groups. */
import { z } from 'zod';
import type { Emit } from '../../memory/emit.ts';
import type { Writes } from '../../memory/index.ts';
import { inheritingAgents } from '../../rules/applications/agents.ts';
import { entitleAppRole } from '../../rules/applications/app-role.ts';
import { directMembersOf } from '../../rules/groups/direct-members.ts';
import { collection, Id, Text } from '../collection.ts';

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
    const isThere = emit.refersTo.principal(row.principalId, row.principalType);
    const id = isThere ? entitleAppRole(row, emit) : undefined;
    if (id === undefined) return emit.skip('it refers to an object that is not in the facts');
    if (id.isOwnedBy) emit.applications.ownersByPermission.add(row.principalId);
    const isGroup = emit.drawn.kinds.get(row.principalId) === 'Group';
    const from = isGroup ? directMembersOf(row.principalId, emit) : row.principalId;
    const evidence = [`graph/app-role-assignments:${row.id ?? `${row.principalId}/${row.appRoleId}`}`];
    const link = { kind: 'HOLDS', to: id.id, gate: 0, evidence } as const;
    emit.link({ ...link, from, rule: 'app-role-assignment', basis: 'OBSERVED' });
    for (const { agent, isSure } of inheritingAgents(
      { principal: row.principalId, resource: row.resourceId, of: 'roles' },
      emit,
    ))
      emit.link({ ...link, from: agent, rule: 'inherited-grant', basis: isSure ? 'OBSERVED' : 'ASSUMED' });
  },
});
