/** All collections of a live tenant: the list that documentation, permissions, roles and tests are made from. */
import { roleAssignments } from './arm/role-assignments.ts';
import type { LiveCollection } from './collection.ts';
import { groupMembers } from './graph/group-members.ts';
import { users } from './graph/users.ts';

/** Every collection, in the order in which they are told. */
export const liveCollections: readonly LiveCollection[] = [users, groupMembers, roleAssignments];
