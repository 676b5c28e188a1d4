/** Groups with app roles: direct members have them, nested groups and service principals do not. */
import { directMembersId } from '#catalogue';
import type { Emit } from '../../collections/collection.ts';

/**
 * The node that stands for the direct members of a group; whoever can fill the group can be one.
 * https://learn.microsoft.com/entra/identity/users/groups-saasapps
 */
export function directMembersOf(group: string, emit: Emit): string {
  const { tenant } = emit;
  const id = directMembersId(group);
  if (tenant.nodes.has(id)) return id;
  const name = `${tenant.names.get(group) ?? group} (direct members)`;
  const reachedBy = tenant.reachOfGroup.get(group);
  emit.node({
    kind: 'DirectMembers',
    id,
    name,
    details: { directMembersOf: group },
    ...(reachedBy ? { reachedBy } : {}),
  });
  tenant.directMembers.set(group, id);
  return id;
}
