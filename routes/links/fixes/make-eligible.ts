/** Letting somebody activate a directory role when it is needed, in place of holding it always. */
import { parseAtAudience, parseEntitlementId } from '#catalogue';
import type { Fix, FixableLink } from './fix.ts';
import { soleRow } from './remove-assignment.ts';

const origin = 'https://graph.microsoft.com/v1.0/roleManagement/directory';

/** The fix for a role that a person holds over the tenant; undefined for any other link. */
export function makeEligible(link: FixableLink): Fix | undefined {
  const found = soleRow(link);
  const { power, scope } = parseEntitlementId(link.to.id) ?? {};
  const isPerson = link.from.kind === 'User' || link.from.kind === 'SignedIn';
  if (found?.collection !== 'graph/directory-role-assignments' || !isPerson) return undefined;
  const at = scope === undefined ? undefined : (parseAtAudience(scope)?.of ?? scope);
  if (power === undefined || at !== '/') return undefined;
  const id = String(found.row.id);
  const principalId = parseAtAudience(link.from.id)?.of ?? link.from.id;
  const row = {
    id: `eligible-${id}`,
    principalId,
    roleDefinitionId: power,
    directoryScopeId: '/',
    memberType: 'Direct',
  };
  const title = `Let ${link.from.name} activate ${link.to.name} when it is needed, in place of holding it`;
  const request = { action: 'adminAssign', principalId, roleDefinitionId: power, directoryScopeId: '/' };
  return {
    kind: 'make-eligible',
    title,
    change: {
      title,
      steps: [
        { kind: 'remove', ...found },
        { kind: 'add', collection: 'graph/role-eligibility-schedule-instances', row },
      ],
    },
    touches: [principalId, link.to.id],
    first: [
      'Ask in the settings of the role for an authentication context that only security keys meet, and name two approvers.',
      'Emergency accounts keep their active roles: nobody may be there to approve.',
    ],
    steps: [
      'Entra admin center > Roles & admins > the role > Assignments > Update > Eligible',
      `POST ${origin}/roleEligibilityScheduleRequests ${JSON.stringify(request)} with a justification and scheduleInfo`,
      `DELETE ${origin}/roleAssignments/${id}`,
    ],
    undo: 'Assign it as active again.',
    source:
      'https://learn.microsoft.com/entra/id-governance/privileged-identity-management/pim-how-to-add-role-to-user',
  };
}
