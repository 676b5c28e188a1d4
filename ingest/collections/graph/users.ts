/** Users, and until sign-in is evaluated the pessimistic way in that each has. */
import { z } from 'zod';
import { collection, Flag, Id, Text } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/resources/user */
export const users = collection({
  name: 'graph/users',
  permission: 'User.Read.All',
  schema: z.object({
    id: Id,
    displayName: Text,
    userPrincipalName: Text,
    userType: Text,
    accountEnabled: Flag,
    onPremisesSyncEnabled: Flag,
    jobTitle: Text,
    department: Text,
  }),
  read(row, emit) {
    const { id, displayName, ...details } = row;
    const name = displayName ?? row.userPrincipalName ?? id;
    if (!emit.node({ kind: 'User', id, name, details })) return;
    if (row.accountEnabled === false) return;
    emit.link({
      kind: 'SIGNS_IN',
      from: 'entry:sign-in',
      to: id,
      gate: 1,
      authenticates: true,
      authenticators: ['password'],
      rule: 'sign-in-not-evaluated',
      basis: 'ASSUMED',
      evidence: [`graph/users:${id}`],
      says: 'signs in with a password alone as',
    });
  },
});
