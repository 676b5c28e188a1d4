/** Deny assignments: what everybody but the exempt has lost at a scope. */
import { z } from 'zod';
import { Permission } from '../../role-permission.ts';
import { deniedAbilities } from '../../rules/denial.ts';
import { collection, Flag, Id } from '../collection.ts';

const Principal = z.object({ id: Id.nullish() });
const everyone = '00000000-0000-0000-0000-000000000000';

/** https://learn.microsoft.com/rest/api/authorization/deny-assignments/list-for-scope */
export const denyAssignments = collection({
  name: 'arm/deny-assignments',
  permission: 'Reader',
  schema: z.object({
    id: Id,
    properties: z.object({
      scope: Id,
      permissions: z.array(Permission).nullish(),
      principals: z.array(Principal).nullish(),
      excludePrincipals: z.array(Principal).nullish(),
      doNotApplyToChildScopes: Flag,
    }),
  }),
  read(row, emit) {
    const { scope, permissions, principals, excludePrincipals, doNotApplyToChildScopes } = row.properties;
    if (!(principals ?? []).some((one) => one.id === everyone))
      return emit.skip('it denies named principals only, who may still act through others: not judged');
    const abilities = deniedAbilities(permissions ?? []);
    if (abilities.length === 0) return emit.skip('it denies no ability as a whole');
    emit.tenant.denials.push({
      id: row.id,
      scope: emit.scope(scope),
      abilities,
      onlyItself: doNotApplyToChildScopes === true,
      exempt: (excludePrincipals ?? []).flatMap((one) => one.id ?? []),
    });
  },
});
