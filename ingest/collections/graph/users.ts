/** Users; how each can sign in is judged when everything has been read. */
import { z } from 'zod';
import { accountBits } from '#derivation';
import type { Emit } from '../../memory/emit.ts';
import type { Reads, Writes } from '../../memory/index.ts';
import { anyMember, holdsAsMember } from '../../rules/groups/open-groups.ts';
import { collection, Flag, Id, Text } from '../collection.ts';

const User = z.object({
  id: Id,
  displayName: Text,
  userPrincipalName: Text,
  mail: Text,
  userType: Text,
  accountEnabled: Flag,
  onPremisesSyncEnabled: Flag,
  identityParentId: Id.nullish(),
  onPremisesImmutableId: Text,
  jobTitle: Text,
  department: Text,
  createdDateTime: Text,
  lastPasswordChangeDateTime: Text,
});

/** https://learn.microsoft.com/graph/api/resources/user */
export const users = collection({
  name: 'graph/users',
  permission: 'User.Read.All',
  schema: User,
  read(row, emit: Emit & Writes<'directory' | 'identities'>) {
    const { id, displayName, onPremisesImmutableId, createdDateTime, lastPasswordChangeDateTime, ...details } = row;
    const { identityParentId } = row;
    if (onPremisesImmutableId !== undefined) emit.directory.tellsImmutableIds = true;
    const name = displayName ?? row.userPrincipalName ?? id;
    const isBreakGlass = emit.tenant.declared.breakGlass?.includes(id) === true;
    const shown = isBreakGlass ? { ...details, breakGlass: true } : details;
    const aliases = [...new Set([row.userPrincipalName, row.mail].filter((one) => one != null))];
    if (!emit.node({ kind: 'User', id, name, aliases, details: shown })) return;
    if (emit.tenant.declared.serviceAccounts?.includes(id)) emit.directory.machines.add(id);
    emit.identities.users.set(id, { name, createdDateTime, lastPasswordChangeDateTime, identityParentId });
    const bits = bitsOf(row, emit);
    emit.directory.users.set(id, bits);
    if (row.identityParentId) emit.directory.agentUsers.set(id, row.identityParentId);
    if ((bits & (accountBits.guest | accountBits.agent)) === 0 && emit.drawn.kinds.has(anyMember))
      holdsAsMember(id, emit);
  },
});

/** A guest who signs in elsewhere has `#EXT#` in the name; one with an account of this tenant has not. */
function bitsOf(
  {
    userPrincipalName,
    userType,
    accountEnabled,
    onPremisesSyncEnabled,
    onPremisesImmutableId,
    identityParentId,
  }: z.infer<typeof User>,
  emit: Emit & Reads<'directory'>,
): number {
  const principalName = userPrincipalName?.toLowerCase() ?? '';
  const domain = principalName.split('@').at(-1) ?? '';
  // What somebody may do here follows from the type, where the account is kept or not.
  const isGuest = userType == null ? principalName.includes('#ext#') : userType.toLowerCase() === 'guest';
  return (
    (isGuest ? accountBits.guest : 0) |
    (accountEnabled === false ? accountBits.disabled : 0) |
    (identityParentId ? accountBits.agent : 0) |
    (principalName.includes('#ext#') ? accountBits.external : 0) |
    (emit.directory.federatedDomains.has(domain) ? accountBits.federated : 0) |
    (onPremisesSyncEnabled ? accountBits.synchronized : 0) |
    // Whoever comes from the on-premises directory was given one there.
    (onPremisesImmutableId || onPremisesSyncEnabled ? accountBits.immutableId : 0) |
    (domain !== '' && !domain.endsWith('.onmicrosoft.com') ? accountBits.customDomain : 0)
  );
}
