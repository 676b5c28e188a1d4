/** Azure role assignments, from the lists per role and from the lists per resource. Shape: ARM Microsoft.Authorization/roleAssignments. */
import { cleanRow, objectOf, type Row, textOf } from '../clean-row.ts';
import { fact, type KindEntry, type KindTable, missing, type Outcome } from '../converter.ts';

/**
 * A grant counts once, at its own `properties.scope`: every list repeats what a resource inherits. An element of `list`
 * holds the assignment in `element` beside the id of the resource that was asked.
 */
function grants(list: string, element: string): KindEntry {
  return {
    feeds: ['arm/role-assignments'],
    list,
    convert: (entry) => grant(objectOf(entry, element), element),
  };
}

function grant(assignment: Row | undefined, element: string): Outcome {
  if (assignment === undefined) return missing(element);
  const id = textOf(assignment, 'id');
  if (id === undefined) return missing(`${element}.id`);
  const properties = objectOf(assignment, 'properties') ?? {};
  for (const member of ['principalId', 'roleDefinitionId', 'scope'] as const) {
    if (textOf(properties, member) === undefined) return missing(`${element}.properties.${member}`);
  }
  return fact('arm/role-assignments', id, () => cleanRow(assignment));
}

const owners = grants('owners', 'owner');
const contributors = grants('contributors', 'contributor');
const userAccessAdmins = grants('userAccessAdmins', 'userAccessAdmin');
const roleAssignments = grants('roleAssignments', 'roleAssignment');
const assignees = grants('assignees', 'assignee');

/** Lists per role (Owner, Contributor, ...) and generic lists; which resource types have which is the collector's choice. */
export const azureRoleAssignmentKinds: KindTable = {
  AZManagementGroupOwner: owners,
  AZManagementGroupContributor: contributors,
  AZManagementGroupUserAccessAdmin: userAccessAdmins,
  AZManagementGroupRoleAssignment: roleAssignments,
  AZSubscriptionOwner: owners,
  AZSubscriptionContributor: contributors,
  AZSubscriptionUserAccessAdmin: userAccessAdmins,
  AZSubscriptionRoleAssignment: roleAssignments,
  AZResourceGroupOwner: owners,
  AZResourceGroupContributor: contributors,
  AZResourceGroupUserAccessAdmin: userAccessAdmins,
  AZResourceGroupRoleAssignment: roleAssignments,
  AZVMOwner: owners,
  AZVMContributor: contributors,
  AZVMUserAccessAdmin: userAccessAdmins,
  AZVMAvereContributor: grants('avereContributors', 'avereContributor'),
  AZVMVMContributor: grants('vmContributors', 'vmContributor'),
  AZVMAdminLogin: grants('adminLogins', 'adminLogin'),
  AZVMRoleAssignment: roleAssignments,
  AZKeyVaultOwner: owners,
  AZKeyVaultContributor: contributors,
  AZKeyVaultKVContributor: grants('kvContributors', 'kvContributor'),
  AZKeyVaultUserAccessAdmin: userAccessAdmins,
  AZKeyVaultRoleAssignment: roleAssignments,
  AZStorageAccountRoleAssignment: assignees,
  AZAutomationAccountRoleAssignment: assignees,
  AZLogicAppRoleAssignment: assignees,
  AZFunctionAppRoleAssignment: assignees,
  AZWebAppRoleAssignment: assignees,
  AZContainerRegistryRoleAssignment: assignees,
  AZManagedClusterRoleAssignment: assignees,
  AZVMScaleSetRoleAssignment: assignees,
};
