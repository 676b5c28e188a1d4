/** Directory roles: their names and actions, kept for the assignments. */
import { z } from 'zod';
import type { DirectoryRole } from '../../memory/directory.ts';
import type { Emit } from '../../memory/emit.ts';
import type { Reads, Writes } from '../../memory/index.ts';
import { collection, Flag, Id, Text } from '../collection.ts';

const Permission = z.object({
  allowedResourceActions: z.array(z.string()).nullish(),
  excludedResourceActions: z.array(z.string()).nullish(),
  condition: Text,
});

/** Conditions that leave a role only what is its holder's own. */
const ownOnly = new Set(['$subjectisowner', '$resourceisself']);

/** Roles that everybody has: their actions are limited to what is one's own, which the list does not say. */
const defaultRoles = new Set([
  'a0b1b346-4d3e-4e8b-98f8-753987be4970',
  '10dae51f-b6af-4016-8d66-8c2a99b929b3',
  '2af84b1e-32c8-42b7-82bc-daa82404023b',
]);

const consents = 'microsoft.directory/serviceprincipals/managepermissiongrantsforall.';
const wholeTenant = `${consents}microsoft-company-admin`;
const delegatedOnly = `${consents}microsoft-application-admin`;

/**
 * A custom role consents for everybody by a permission grant policy: what that allows is said by the action of the built-in
 * policy that allows as much. One that was not collected is taken to allow everything.
 * https://learn.microsoft.com/entra/identity/role-based-access-control/custom-consent-permissions
 */
function consentingBy(
  actions: readonly string[],
  emit: Emit & Reads<'directory'>,
): Pick<DirectoryRole, 'actions' | 'assumedActions'> {
  const assumedActions: string[] = [];
  const known = actions.flatMap((action) => {
    const name = action.toLowerCase();
    if (!name.startsWith(consents) || name === wholeTenant || name === delegatedOnly) return [action];
    const policy = emit.directory.consentPolicies.get(name.slice(consents.length));
    if (policy === undefined && !name.includes('.microsoft-')) assumedActions.push(wholeTenant, delegatedOnly);
    return [...(policy?.grantsApplication ? [wholeTenant] : []), ...(policy?.grantsDelegated ? [delegatedOnly] : [])];
  });
  return { actions: known, assumedActions };
}

/** https://learn.microsoft.com/graph/api/resources/unifiedroledefinition */
export const directoryRoleDefinitions = collection({
  name: 'graph/directory-role-definitions',
  permission: 'RoleManagement.Read.Directory',
  schema: z.object({
    id: Id,
    displayName: Text,
    templateId: Id.nullish(),
    isBuiltIn: Flag,
    rolePermissions: z.array(Permission).nullish(),
  }),
  read(row, emit: Emit & Writes<'directory'>) {
    if (row.isBuiltIn === false) emit.directory.customRoles.add(row.id);
    if (emit.directory.roles.has(row.id)) return emit.skip('duplicate');
    const template = row.isBuiltIn === false ? row.id : (row.templateId ?? row.id);
    const actions = (row.rolePermissions ?? [])
      .filter(({ condition }) => !ownOnly.has(condition?.toLowerCase() ?? ''))
      .flatMap(({ allowedResourceActions, excludedResourceActions }) => {
        const excluded = new Set(excludedResourceActions?.map((one) => one.toLowerCase()));
        return (allowedResourceActions ?? []).filter((one) => !excluded.has(one.toLowerCase()));
      });
    emit.directory.roles.set(row.id, {
      name: row.displayName ?? row.id,
      template,
      // What a built-in role may do changes with time: its row says what it was on the day of the collection.
      ...(defaultRoles.has(template) ? { actions: [] } : consentingBy(actions, emit)),
    });
  },
});
