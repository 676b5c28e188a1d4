/** The groups and roles of each user as far as a policy may ask about them. */
import type { CompiledTenant } from '#assurance';
import type { CollectionName, FactsFolder } from '#facts';
import type { OpenGroup } from '../memory/groups.ts';

/** What a policy sees of a user's standing. */
export interface Standing {
  readonly groupIds: readonly string[];
  readonly roleTemplateIds: readonly string[];
  /** Which of the two may lack entries. */
  readonly notCollected: readonly ('groups' | 'roles')[];
}

/** Where users and groups stand. */
export interface Standings {
  readonly standingOf: (user: string) => Standing;
  /** The groups that policies name, or roles are assigned to, that a group is or is nested in. */
  readonly groupsAbove: (group: string) => readonly string[];
}

type Row = Readonly<Record<string, unknown>>;

/**
 * Reads memberships twice: nesting first, then people, of whom only the groups are kept that a policy names or a role is
 * assigned to. Policies see nested membership; roles count where they are active and held at the tenant.
 */
export async function readStandings(
  folder: FactsFolder,
  tenant: CompiledTenant,
  openGroups: ReadonlyMap<string, readonly OpenGroup[]> = new Map(),
): Promise<Standings> {
  const roles = await tenantRoles(folder);
  const groups = await groupIds(folder);
  const notCollected = gapsOf(folder);
  const joiners = [...openGroups.values()].flat().flatMap(({ by }) => (typeof by === 'string' ? [] : [by.principal]));
  const asked = new Set([...tenant.named.policyGroups, ...tenant.named.groups, ...roles.keys(), ...joiners]);
  const parents = new Map<string, string[]>();
  for await (const { group, member, isGroup } of memberships(folder, groups))
    if (isGroup) list(parents, member).push(group);
  // A Set shows what is added on the way: no recursion, since chains of groups can be deeper than a stack.
  const above = (group: string): Set<string> => {
    const seen = new Set([group]);
    for (const one of seen) for (const parent of parents.get(one) ?? []) seen.add(parent);
    return seen;
  };
  const reached = new Map<string, string[]>();
  const askedAbove = (group: string): string[] => {
    const known = reached.get(group) ?? [...above(group)].filter((one) => asked.has(one));
    reached.set(group, known);
    return known;
  };
  const groupsOf = new Map<string, Set<string>>();
  for await (const { group, member, isGroup } of memberships(folder, groups)) {
    if (isGroup) continue;
    for (const one of askedAbove(group)) groupsOf.set(member, (groupsOf.get(member) ?? new Set()).add(one));
  }
  const standingOf = (user: string): Standing => {
    const groupIds = [...(groupsOf.get(user) ?? [])];
    const roleTemplateIds = [user, ...groupIds].flatMap((holder) => roles.get(holder) ?? []);
    return { groupIds, roleTemplateIds: [...new Set(roleTemplateIds)], notCollected };
  };
  return { standingOf, groupsAbove: askedAbove };
}

/** What was not, or not wholly, collected. Roles are held by way of groups too. */
function gapsOf(folder: FactsFolder): ('groups' | 'roles')[] {
  const whole = (name: CollectionName) =>
    folder.has(name) && (folder.manifest.collections[name]?.status ?? 'COMPLETE') === 'COMPLETE';
  const groups: 'groups'[] = whole('graph/group-members') ? [] : ['groups'];
  return [...groups, ...(whole('graph/directory-role-assignments') ? [] : (['roles'] as const))];
}

async function* rowsOf(folder: FactsFolder, name: CollectionName): AsyncGenerator<Row> {
  for await (const line of folder.lines(name)) {
    const row = ('value' in line ? line.value : undefined) as Row | null | undefined;
    if (row !== null && typeof row === 'object') yield row;
  }
}

async function groupIds(folder: FactsFolder): Promise<Set<string>> {
  const ids = new Set<string>();
  for await (const { id } of rowsOf(folder, 'graph/groups')) if (typeof id === 'string') ids.add(id.toLowerCase());
  return ids;
}

/** Custom roles, which no policy matches even where it names them. https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-users-groups */
async function customRoles(folder: FactsFolder): Promise<Set<string>> {
  const ids = new Set<string>();
  for await (const { id, isBuiltIn } of rowsOf(folder, 'graph/directory-role-definitions'))
    if (typeof id === 'string' && isBuiltIn === false) ids.add(id.toLowerCase());
  return ids;
}

/** Built-in role templates held at the tenant, by holder. Built-in definitions have their template's id. */
async function tenantRoles(folder: FactsFolder): Promise<Map<string, string[]>> {
  const custom = await customRoles(folder);
  const roles = new Map<string, string[]>();
  for await (const row of rowsOf(folder, 'graph/directory-role-assignments')) {
    const { principalId, roleDefinitionId, directoryScopeId, appScopeId } = row;
    const scope = directoryScopeId ?? appScopeId ?? '/';
    if (typeof principalId !== 'string' || typeof roleDefinitionId !== 'string' || scope !== '/') continue;
    const role = roleDefinitionId.toLowerCase();
    if (!custom.has(role)) list(roles, principalId.toLowerCase()).push(role);
  }
  return roles;
}

/** Every membership of a group that says whose it is. A member without a type is a group where its id is among these. */
export async function* memberships(
  folder: FactsFolder,
  groups: ReadonlySet<string> = new Set(),
): AsyncGenerator<{ group: string; member: string; isGroup: boolean }> {
  for await (const row of rowsOf(folder, 'graph/group-members')) {
    if (typeof row.groupId !== 'string' || typeof row.id !== 'string') continue;
    const member = row.id.toLowerCase();
    const type = row['@odata.type'];
    const isGroup = typeof type === 'string' ? type.toLowerCase() === '#microsoft.graph.group' : groups.has(member);
    yield { group: row.groupId.toLowerCase(), member, isGroup };
  }
}

function list(map: Map<string, string[]>, key: string): string[] {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made: string[] = [];
  map.set(key, made);
  return made;
}
