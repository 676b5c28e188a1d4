/** Groups with app roles: direct members have them, nested groups and service principals do not. */
import { directMembersId } from '#catalogue';
import type { Emit } from '../../memory/emit.ts';
import type { Writes } from '../../memory/index.ts';

/**
 * The node that stands for the direct members of a group; whoever can fill the group can be one.
 * https://learn.microsoft.com/entra/identity/users/groups-saasapps
 */
export function directMembersOf(group: string, emit: Emit & Writes<'groups'>): string {
  const id = directMembersId(group);
  if (emit.drawn.kinds.has(id)) return id;
  const name = `${emit.drawn.names.get(group) ?? group} (direct members)`;
  const reachedBy = emit.groups.reach.get(group);
  emit.node({
    kind: 'DirectMembers',
    id,
    name,
    details: { directMembersOf: group },
    ...(reachedBy ? { reachedBy } : {}),
  });
  emit.groups.directMembers.set(group, id);
  return id;
}
