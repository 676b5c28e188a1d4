/** The activation rules of a role, rebuilt from the collector's summary where an export holds no rules themselves. */
import { lowerId, type Row } from '../clean-row.ts';

const type = '#microsoft.graph.unifiedRoleManagementPolicy';
/** Who the summary speaks of: the end user who activates (Graph unifiedRoleManagementPolicyRuleTarget). */
const target = { caller: 'EndUser', operations: ['All'], level: 'Assignment' };

/**
 * Rules of the shape that Graph gives (https://learn.microsoft.com/graph/api/resources/unifiedrolemanagementpolicyrule),
 * from `endUserAssignmentRequiresMFA` and its neighbours. Flags that are false are left out of an export, so absent is false.
 */
export function rulesFromSummary(row: Row): Row[] {
  const enabledRules = [
    row.endUserAssignmentRequiresMFA === true ? 'MultiFactorAuthentication' : undefined,
    row.endUserAssignmentRequiresJustification === true ? 'Justification' : undefined,
    row.endUserAssignmentRequiresTicketInformation === true ? 'Ticketing' : undefined,
  ].filter((rule) => rule !== undefined);
  return [
    { '@odata.type': `${type}EnablementRule`, id: 'Enablement_EndUser_Assignment', enabledRules, target },
    {
      '@odata.type': `${type}AuthenticationContextRule`,
      id: 'AuthenticationContext_EndUser_Assignment',
      isEnabled: row.endUserAssignmentRequiresCAPAuthenticationContext === true,
      target,
    },
    approvalRule(row),
  ];
}

function approvalRule(row: Row): Row {
  const users = idsOf(row.endUserAssignmentUserApprovers).map((userId) => ({
    '@odata.type': '#microsoft.graph.singleUser',
    userId,
  }));
  const groups = idsOf(row.endUserAssignmentGroupApprovers).map((groupId) => ({
    '@odata.type': '#microsoft.graph.groupMembers',
    groupId,
  }));
  const primaryApprovers = [...users, ...groups];
  return {
    '@odata.type': `${type}ApprovalRule`,
    id: 'Approval_EndUser_Assignment',
    setting: {
      isApprovalRequired: row.endUserAssignmentRequiresApproval === true,
      approvalStages: primaryApprovers.length === 0 ? [] : [{ primaryApprovers }],
    },
    target,
  };
}

function idsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((id) => typeof id === 'string').map(lowerId) : [];
}
