/** Per-user MFA, from beta, asked one by one; not where security defaults are on or one policy asks everybody. */
import { z } from 'zod';
import type { GraphCollection } from '../collection.ts';
import { everybodyIsAsked } from '../everybody-is-asked.ts';
import { usersLeftOut, usersWithPowerFirst } from '../users-with-power.ts';

/** https://learn.microsoft.com/entra/identity/authentication/howto-mfa-userstates */
export const userMfaState: GraphCollection = {
  name: 'graph/user-mfa-state',
  reason: 'whether per-user MFA asks anybody is not known',
  permissions: { application: ['Policy.Read.All'], delegated: ['Policy.Read.All'] },
  lane: 'directory',
  schema: z.looseObject({ userId: z.string() }),
  after: [
    'graph/users',
    'graph/groups',
    'graph/group-members',
    'graph/group-owners',
    'graph/directory-role-assignments',
    'graph/role-eligibility-schedule-instances',
    'graph/role-assignment-schedule-instances',
    'graph/pim-group-eligibility-schedule-instances',
    'arm/role-assignments',
    'arm/role-eligibility-schedule-instances',
    'graph/security-defaults',
    'graph/conditional-access-policies',
  ],
  needs: ['graph/users'],
  skip: everybodyIsAsked,
  read: {
    kind: 'relation-by-batch',
    request: { version: 'beta', path: '/users/{id}/authentication/requirements' },
    nearEnd: 'userId',
    subjects: usersWithPowerFirst,
    leavesOut: usersLeftOut,
  },
};
