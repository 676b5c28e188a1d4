/** The groups and roles of each user as far as a policy may ask about them. */
import type { CompiledTenant } from '#assurance';
import type { FactsFolder } from '../facts/folder.ts';

/** What a policy sees of a user's standing. */
export interface Standing {
  readonly groupIds: readonly string[];
  readonly roleTemplateIds: readonly string[];
}

/**
 * Reads memberships twice: nesting first, then people, of whom only the groups are kept that a policy names or a role is
 * assigned to. Policies see nested membership; roles count where they are active and held at the tenant.
 */
export async function readStandings(folder: FactsFolder, tenant: CompiledTenant): Promise<(user: string) => Standing> {
  const roles = await tenantRoles(folder);
  const asked = new Set([...tenant.named.policyGroups, ...tenant.named.groups, ...roles.keys()]);
  const parents = new Map<string, string[]>();
  for await (const { group, member, isGroup } of memberships(folder)) if (isGroup) list(parents, member).push(group);
  const above = (group: string, seen: Set<string>): Set<string> => {
    if (seen.has(group)) return seen;
    seen.add(group);
    for (const parent of parents.get(group) ?? []) above(parent, seen);
    return seen;
  };
  const reached = new Map<string, string[]>();
  const askedAbove = (group: string): string[] => {
    const known = reached.get(group) ?? [...above(group, new Set())].filter((one) => asked.has(one));
    reached.set(group, known);
    return known;
  };
  const groupsOf = new Map<string, Set<string>>();
  for await (const { group, member, isGroup } of memberships(folder)) {
    if (isGroup) continue;
    for (const one of askedAbove(group)) groupsOf.set(member, (groupsOf.get(member) ?? new Set()).add(one));
  }
  return (user) => {
    const groupIds = [...(groupsOf.get(user) ?? [])];
    const roleTemplateIds = [user, ...groupIds].flatMap((holder) => roles.get(holder) ?? []);
    return { groupIds, roleTemplateIds: [...new Set(roleTemplateIds)] };
  };
}

/** Role templates held at the tenant, by holder. Built-in definitions have their template's id. */
async function tenantRoles(folder: FactsFolder): Promise<Map<string, string[]>> {
  const roles = new Map<string, string[]>();
  for await (const line of folder.lines('graph/directory-role-assignments')) {
    const row = ('value' in line ? line.value : undefined) as Record<string, unknown> | null | undefined;
    const { principalId, roleDefinitionId, directoryScopeId } = row ?? {};
    if (typeof principalId !== 'string' || typeof roleDefinitionId !== 'string' || directoryScopeId !== '/') continue;
    list(roles, principalId.toLowerCase()).push(roleDefinitionId.toLowerCase());
  }
  return roles;
}

/** Every membership of a group that says whose it is. */
export async function* memberships(
  folder: FactsFolder,
): AsyncGenerator<{ group: string; member: string; isGroup: boolean }> {
  for await (const line of folder.lines('graph/group-members')) {
    const row = ('value' in line ? line.value : undefined) as Record<string, unknown> | null | undefined;
    if (typeof row?.groupId !== 'string' || typeof row.id !== 'string') continue;
    const isGroup = String(row['@odata.type'] ?? '').toLowerCase() === '#microsoft.graph.group';
    yield { group: row.groupId.toLowerCase(), member: row.id.toLowerCase(), isGroup };
  }
}

function list(map: Map<string, string[]>, key: string): string[] {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made: string[] = [];
  map.set(key, made);
  return made;
}
