/** Directory roles: definitions, assignments, eligibility and what activating one asks. Shapes: Microsoft Graph unifiedRole*. */
import { cleanRow, isGuid, lowerId, objectOf, type Row, textOf } from '../clean-row.ts';
import { type Fact, fact, type KindTable, missing, type Outcome } from '../converter.ts';
import { rulesFromSummary } from './activation-rules.ts';
import { directoryObject } from './identities.ts';

const unitType = '#microsoft.graph.administrativeUnit';

/**
 * A directory role assignment. The collector writes `directoryScopeId` as "/" and the scope's appId, so "/" for an
 * administrative unit; the expanded `directoryScope` tells which object it is, and only that is used.
 */
function roleAssignment(entry: Row): Outcome {
  for (const member of ['id', 'principalId', 'roleDefinitionId'] as const) {
    if (textOf(entry, member) === undefined) return missing(member);
  }
  const scope = objectOf(entry, 'directoryScope');
  const directoryScopeId = scopeIdOf(entry, scope);
  if (directoryScopeId === undefined) return { skip: 'names a scope without saying which one' };
  const assignment: Fact = {
    collection: 'graph/directory-role-assignments',
    identity: String(entry.id),
    row: () => {
      const { directoryScope, ...row } = cleanRow(entry, ['tenantId']);
      return { ...row, directoryScopeId, ...(directoryScopeId === '/' ? {} : { directoryScope }) };
    },
  };
  const unit = unitOf(scope);
  return unit === undefined ? [assignment] : [assignment, unit];
}

/** The scope as Graph names it: "/", "/administrativeUnits/{id}" or "/{id of an object}". Undefined when it cannot be known. */
function scopeIdOf(entry: Row, scope: Row | undefined): string | undefined {
  const id = scope === undefined ? undefined : textOf(scope, 'id');
  const type = scope === undefined ? undefined : textOf(scope, '@odata.type');
  if (id !== undefined && type === unitType) return `/administrativeUnits/${lowerId(id)}`;
  if (id !== undefined) return `/${lowerId(id)}`;
  if (type !== undefined) return undefined;
  const given = textOf(entry, 'directoryScopeId');
  return given === undefined ? undefined : restoreScope(given);
}

/** "/ADMINISTRATIVEUNITS/{ID}" as Graph spells it. */
function restoreScope(scope: string): string {
  return scope.toLowerCase().replace(/^\/administrativeunits\//, '/administrativeUnits/');
}

/** The administrative unit that an assignment names: the only sight of units that an export gives. */
function unitOf(scope: Row | undefined): Fact | undefined {
  if (scope === undefined || textOf(scope, '@odata.type') !== unitType || !isGuid(scope.id)) return undefined;
  const { '@odata.type': _, ...row } = cleanRow(scope);
  return { collection: 'graph/administrative-units', identity: scope.id.toLowerCase(), row: () => row };
}

/** An eligibility. Its id was upper-cased beyond repair; a row is told by principal, role and scope as well. */
function eligibility(entry: Row): Outcome {
  for (const member of ['principalId', 'roleDefinitionId', 'directoryScopeId'] as const) {
    if (textOf(entry, member) === undefined) return missing(member);
  }
  const directoryScopeId = restoreScope(String(entry.directoryScopeId));
  const identity = textOf(entry, 'id') ?? [entry.principalId, entry.roleDefinitionId, directoryScopeId].join('|');
  return fact('graph/role-eligibility-schedule-instances', identity, () => ({
    ...cleanRow(entry, ['tenantId']),
    directoryScopeId,
  }));
}

/** A role's policy assignment with its rules; `endUserAssignment*` is the collector's own summary of them. */
function policyAssignment(entry: Row): Outcome {
  const role = textOf(entry, 'roleDefinitionId');
  if (role === undefined) return missing('roleDefinitionId');
  return fact('graph/role-management-policy-assignments', `${textOf(entry, 'scopeId') ?? '/'}|${role}`, () => {
    const row = cleanRow(entry, ['tenantId']);
    const policy = objectOf(row, 'policy') ?? {};
    const rules = Array.isArray(policy.rules) ? policy.rules : rulesFromSummary(row);
    const kept = Object.entries(row).filter(([member]) => !member.startsWith('endUserAssignment'));
    // Graph's id is the policy's and the role's, and only the policy's kept its spelling.
    const policyId = textOf(row, 'policyId');
    const id = policyId === undefined ? {} : { id: `${policyId}_${lowerId(role)}` };
    return { ...Object.fromEntries(kept), ...id, policy: { ...policy, rules } };
  });
}

/** What concerns directory roles. */
export const directoryRoleKinds: KindTable = {
  AZRole: {
    feeds: ['graph/directory-role-definitions'],
    namesTenant: true,
    convert: directoryObject('graph/directory-role-definitions'),
  },
  AZRoleAssignment: {
    feeds: ['graph/directory-role-assignments', 'graph/administrative-units'],
    list: 'roleAssignments',
    convert: roleAssignment,
  },
  AZRoleEligibilityScheduleInstance: {
    feeds: ['graph/role-eligibility-schedule-instances'],
    namesTenant: true,
    convert: eligibility,
  },
  AZRoleManagementPolicyAssignment: {
    feeds: ['graph/role-management-policy-assignments'],
    namesTenant: true,
    convert: policyAssignment,
  },
};
