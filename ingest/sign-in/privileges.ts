/** Who holds, or is eligible for, which directory roles and Azure scopes: read only where the configuration asks for it. */
import type { AssuranceConfiguration, UserFacts } from '#assurance';
import type { CollectionName, FactsFolder } from '#facts';

/** What is held by principals, and the groups whose members or owners they may become. */
export interface Privileges {
  readonly roles: ReadonlyMap<string, readonly string[]>;
  readonly azureScopes: ReadonlyMap<string, readonly string[]>;
  readonly eligibleGroups: ReadonlyMap<string, readonly string[]>;
}

type Row = Readonly<Record<string, unknown>>;

const ofRoles: readonly CollectionName[] = [
  'graph/directory-role-assignments',
  'graph/role-assignment-schedule-instances',
  'graph/role-eligibility-schedule-instances',
];
const ofScopes: readonly CollectionName[] = ['arm/role-assignments', 'arm/role-eligibility-schedule-instances'];

/** True where whom the help desk serves depends on roles. */
function asksForRoles({ helpDesk }: AssuranceConfiguration): boolean {
  const selections = [helpDesk?.serves, helpDesk?.exempt];
  const asked = selections.flatMap((one) => [...(one?.roles ?? []), ...(one?.azureScopes ?? [])]);
  return asked.length > 0 || helpDesk?.administrators === false;
}

/** Reads them; undefined where the configuration does not ask. Throws FactsError. */
export async function readPrivileges(
  folder: FactsFolder,
  configuration: AssuranceConfiguration,
): Promise<Privileges | undefined> {
  if (!asksForRoles(configuration)) return undefined;
  const roles = new Map<string, string[]>();
  for (const name of ofRoles) await collect(folder, name, roles, (row) => row.roleDefinitionId);
  const azureScopes = new Map<string, string[]>();
  for (const name of ofScopes) await collect(folder, name, azureScopes, (row) => row.scope);
  const eligibleGroups = new Map<string, string[]>();
  await collect(folder, 'graph/pim-group-eligibility-schedule-instances', eligibleGroups, (row) => row.groupId);
  return { roles, azureScopes, eligibleGroups };
}

/** Notes what each principal has; rows of Azure Resource Manager keep their fields in `properties`. */
async function collect(
  folder: FactsFolder,
  name: CollectionName,
  into: Map<string, string[]>,
  what: (row: Row) => unknown,
): Promise<void> {
  for await (const line of folder.lines(name)) {
    const row = ('value' in line ? line.value : undefined) as Row | null | undefined;
    const fields = { ...row, ...(row?.properties as Row | null | undefined) };
    const held = what(fields);
    if (typeof fields.principalId !== 'string' || typeof held !== 'string') continue;
    const principal = fields.principalId.toLowerCase();
    const known = into.get(principal) ?? [];
    into.set(principal, known);
    known.push(held.toLowerCase());
  }
}

/** What a user with these groups has, by groups that the user may become a member or owner of too. */
export function privilegesOf(
  privileges: Privileges,
  user: string,
  groupIds: readonly string[],
  groupsAbove: (group: string) => readonly string[],
): NonNullable<UserFacts['privileges']> {
  const holders = new Set([user, ...groupIds]);
  for (const holder of holders)
    for (const group of privileges.eligibleGroups.get(holder) ?? [])
      for (const one of [group, ...groupsAbove(group)]) holders.add(one);
  const all = (of: ReadonlyMap<string, readonly string[]>) => [
    ...new Set([...holders].flatMap((holder) => of.get(holder) ?? [])),
  ];
  return { roles: all(privileges.roles), azureScopes: all(privileges.azureScopes) };
}
