/** [U] Directory roles: the scope of an assignment, eligibility, what activation asks. */
import { afterAll, describe, expect, test } from '@jest/globals';
import { convert, guid, type Row, removeMade } from './harness.ts';

afterAll(removeMade);

const role = '729827E3-9C14-49F7-BB1B-9608F156BBB8';
function assigned(id: string, more: Row): Row {
  return {
    id,
    roleDefinitionId: role,
    principalId: guid(1).toUpperCase(),
    directoryScopeId: '/',
    roleDefinition: {},
    appScope: {},
    ...more,
  };
}
function assignments(...list: Row[]) {
  return { kind: 'AZRoleAssignment', data: { roleAssignments: list, roleDefinitionId: role } };
}

describe('[U] directory role assignments', () => {
  test('a role at an administrative unit is written as "/" by the collector and must not become one at the tenant', async () => {
    const unit = { '@odata.type': '#microsoft.graph.administrativeUnit', id: guid(7), displayName: 'Oslo', web: {} };
    const { rows } = await convert(
      assignments(
        assigned('a', { directoryScope: unit }),
        assigned('b', { directoryScope: { id: '', web: {} } }),
        assigned('c', { directoryScope: unit }),
      ),
    );
    expect(rows('graph/directory-role-assignments')?.map((row) => [row.id, row.directoryScopeId])).toEqual([
      ['a', `/administrativeUnits/${guid(7)}`],
      ['b', '/'],
      ['c', `/administrativeUnits/${guid(7)}`],
    ]);
    expect(rows('graph/administrative-units')).toEqual([{ id: guid(7), displayName: 'Oslo' }]);
  });

  test('a role at an application is at its object id and keeps the appId', async () => {
    const scope = { '@odata.type': '#microsoft.graph.application', id: guid(8), appId: guid(9), displayName: 'Pay' };
    const { rows } = await convert(
      assignments(assigned('a', { directoryScopeId: `/${guid(9).toUpperCase()}`, directoryScope: scope })),
    );
    expect(rows('graph/directory-role-assignments')).toEqual([
      {
        id: 'a',
        roleDefinitionId: role.toLowerCase(),
        principalId: guid(1),
        directoryScopeId: `/${guid(8)}`,
        directoryScope: scope,
      },
    ]);
    expect(rows('graph/administrative-units')).toEqual([]);
  });

  test('a scope that is named without its id is a counted skip, never the tenant', async () => {
    const { report, rows } = await convert(
      assignments(assigned('a', { directoryScope: { '@odata.type': '#microsoft.graph.administrativeUnit' } })),
      {
        kind: 'AZGroup',
        data: { id: guid(1) },
      },
    );
    expect(rows('graph/directory-role-assignments')).toEqual([]);
    expect(report.skipped).toMatchObject([
      { kind: 'AZRoleAssignment', reason: 'names a scope without saying which one', examples: ['item 2: a'] },
    ]);
  });

  test('ids that differ in case only are different assignments', async () => {
    const { rows } = await convert(assignments(assigned('aB', {}), assigned('ab', {})));
    expect(rows('graph/directory-role-assignments')).toHaveLength(2);
  });
});

describe('[U] eligibility and activation', () => {
  test('an eligibility gets the spelling of its scope back', async () => {
    const data = {
      id: 'XYZ-1',
      roleDefinitionId: role,
      principalId: guid(1).toUpperCase(),
      startDateTime: '2025-01-01T00:00:00Z',
    };
    const { rows, manifest } = await convert(
      { kind: 'AZRoleEligibilityScheduleInstance', data: { ...data, directoryScopeId: '/' } },
      {
        kind: 'AZRoleEligibilityScheduleInstance',
        data: { ...data, id: 'XYZ-2', directoryScopeId: `/ADMINISTRATIVEUNITS/${guid(7)}` },
      },
      { kind: 'AZRoleEligibilityScheduleInstance', data: { ...data, id: 'XYZ-3' } },
    );
    expect(rows('graph/role-eligibility-schedule-instances')?.map((row) => row.directoryScopeId)).toEqual([
      '/',
      `/administrativeUnits/${guid(7)}`,
    ]);
    expect(manifest.collections['graph/role-eligibility-schedule-instances'].reason).toMatch(/end date.*1 of its rows/);
  });

  test("a policy keeps Graph's rules, approvers in lower case, and none of the collector's summary", async () => {
    const approver = { '@odata.type': '#microsoft.graph.groupMembers', groupId: guid(3).toUpperCase() };
    const rules = [
      {
        '@odata.type': '#microsoft.graph.unifiedRoleManagementPolicyApprovalRule',
        id: 'Approval_EndUser_Assignment',
        setting: { isApprovalRequired: true, approvalStages: [{ primaryApprovers: [approver] }] },
      },
    ];
    const { rows } = await convert({
      kind: 'AZRoleManagementPolicyAssignment',
      data: {
        id: 'DIRECTORY_T_P_R',
        policyId: 'Directory_t_p',
        scopeId: '/',
        scopeType: 'Directory',
        roleDefinitionId: role,
        policy: { id: 'Directory_t_p', rules },
        endUserAssignmentRequiresApproval: true,
      },
    });
    expect(rows('graph/role-management-policy-assignments')).toEqual([
      {
        id: `Directory_t_p_${role.toLowerCase()}`,
        policyId: 'Directory_t_p',
        scopeId: '/',
        scopeType: 'Directory',
        roleDefinitionId: role.toLowerCase(),
        policy: {
          id: 'Directory_t_p',
          rules: [
            {
              ...rules[0],
              setting: {
                isApprovalRequired: true,
                approvalStages: [{ primaryApprovers: [{ ...approver, groupId: guid(3) }] }],
              },
            },
          ],
        },
      },
    ]);
  });

  test('where an export holds no rules they are rebuilt from the summary', async () => {
    const { rows } = await convert({
      kind: 'AZRoleManagementPolicyAssignment',
      data: {
        roleDefinitionId: role,
        endUserAssignmentRequiresMFA: true,
        endUserAssignmentRequiresApproval: true,
        endUserAssignmentUserApprovers: [guid(4).toUpperCase()],
      },
    });
    const [row] = rows('graph/role-management-policy-assignments') ?? [];
    expect((row as Row & { policy: { rules: Row[] } }).policy.rules).toMatchObject([
      { id: 'Enablement_EndUser_Assignment', enabledRules: ['MultiFactorAuthentication'] },
      { id: 'AuthenticationContext_EndUser_Assignment', isEnabled: false },
      {
        id: 'Approval_EndUser_Assignment',
        setting: { isApprovalRequired: true, approvalStages: [{ primaryApprovers: [{ userId: guid(4) }] }] },
      },
    ]);
  });
});
