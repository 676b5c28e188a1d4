/** Deny assignments: what everybody but the exempt, or some by name, have lost at a scope. */
import { z } from 'zod';
import type { Emit } from '../../memory/emit.ts';
import type { Writes } from '../../memory/index.ts';
import { deniesAnything } from '../../rules/azure/denial.ts';
import { Permission } from '../../rules/azure/role-permission.ts';
import { scopeOfStack } from '../../rules/azure/stack-denials.ts';
import { collection, Flag, Id, Text } from '../collection.ts';

const Principal = z.object({ id: Id.nullish(), type: Text });
const everyone = '00000000-0000-0000-0000-000000000000';

/** https://learn.microsoft.com/rest/api/authorization/deny-assignments/list-for-scope */
export const denyAssignments = collection({
  name: 'arm/deny-assignments',
  permission: 'Reader',
  schema: z.object({
    id: Id,
    properties: z.object({
      denyAssignmentName: Text,
      description: Text,
      scope: Id,
      permissions: z.array(Permission).nullish(),
      principals: z.array(Principal).nullish(),
      excludePrincipals: z.array(Principal).nullish(),
      doNotApplyToChildScopes: Flag,
    }),
  }),
  read(row, emit: Emit & Writes<'azure'>) {
    const {
      denyAssignmentName,
      description,
      scope,
      permissions,
      principals,
      excludePrincipals,
      doNotApplyToChildScopes,
    } = row.properties;
    if (!deniesAnything(permissions ?? [])) return emit.skip('it denies no action that leads anywhere');
    const named = (principals ?? []).flatMap((one) => one.id ?? []);
    const isEveryone = (principals ?? []).some(({ id, type }) => id === everyone || type?.toLowerCase() === 'everyone');
    const stackScope = scopeOfStack([denyAssignmentName, description], scope);
    emit.azure.denials.push({
      ...(stackScope === undefined ? {} : { stackScope: emit.scope(stackScope) }),
      id: row.id,
      scope: emit.scope(scope),
      permissions: permissions ?? [],
      principals: isEveryone ? undefined : named,
      onlyItself: doNotApplyToChildScopes === true,
      exempt: (excludePrincipals ?? []).flatMap((one) => one.id ?? []),
    });
  },
});
