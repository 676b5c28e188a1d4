/** Which groups are asked for what Privileged Identity Management keeps of them: the service answers group by group alone. */
import type { Collected, GraphRequest, LeftOut, LiveName } from './collection.ts';

/** The list of groups that are under Privileged Identity Management, where the token may read it. */
export const groupsUnderPim: GraphRequest = {
  version: 'beta',
  path: '/identityGovernance/privilegedAccess/group/resources',
};

const holders: readonly (readonly [LiveName, (row: Readonly<Record<string, unknown>>) => unknown])[] = [
  ['graph/directory-role-assignments', (row) => row.principalId],
  ['graph/app-role-assignments', (row) => row.principalId],
  ['arm/role-assignments', (row) => (row.properties as { principalId?: unknown } | null | undefined)?.principalId],
];

/** Role-assignable groups, and groups that hold a directory role, an application role or an Azure role. */
export async function* groupsThatHoldRoles(collected: Collected): AsyncGenerator<string> {
  const held = new Set<string>();
  for (const [name, principal] of holders)
    for await (const row of collected.rows(name)) held.add(String(principal(row)).toLowerCase());
  for await (const { id, isAssignableToRole } of collected.rows('graph/groups'))
    if (typeof id === 'string' && (isAssignableToRole === true || held.has(id.toLowerCase()))) yield id;
}

/** What is left out where the list of groups is refused. */
export async function onlyGroupsThatHoldRoles(): Promise<LeftOut> {
  return {
    reason:
      'the list of groups under Privileged Identity Management was refused; asked were role-assignable groups and groups that hold a directory, application or Azure role',
  };
}
