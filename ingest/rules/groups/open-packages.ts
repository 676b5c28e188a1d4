/** Access packages without approval: who gets into which groups by asking. */

import { entryId } from '#catalogue';
import { accountBits } from '#derivation';
import type { Emit } from '../../memory/emit.ts';
import type { Reads, Writes } from '../../memory/index.ts';
import { anyGuest, anyMember, drawOpen, holdsAsGuest, holdsAsMember, noteOpen } from './open-groups.ts';

/** Draws them; what is not a group is not drawn. https://learn.microsoft.com/entra/id-governance/entitlement-management-access-package-request-policy */
export function openPackages(emit: Emit & Reads<'directory'> & Writes<'powers' | 'groups'>): void {
  const isNew = !emit.drawn.kinds.has(anyMember);
  for (const { id, name, group, by } of emit.groups.openPackages) {
    if (!emit.refersTo.principal(group, 'Group') || emit.drawn.kinds.get(group) !== 'Group') continue;
    const evidence = [`graph/access-packages:${id}`];
    if (by !== 'others') noteOpen(group, { by, assumed: false }, emit);
    const says = `may ask for "${name}", which nobody approves, and so join`;
    if (by === 'members' || by === 'guests') {
      const who = by === 'members' ? anyMember : anyGuest;
      drawOpen(group, { rule: 'open-access-package', basis: 'CONFIGURED', says, evidence }, emit, who);
      continue;
    }
    const own = {
      kind: 'ADDS_MEMBER',
      to: group,
      rule: 'own-access-package',
      basis: 'CONFIGURED',
      says,
      evidence,
    } as const;
    if (by !== 'others') emit.refersTo.principal(by.principal, undefined);
    if (by !== 'others') emit.link({ ...own, from: by.principal, gate: 0 });
    else emit.link({ ...own, from: entryId('other-tenant'), gate: 1, basis: 'ASSUMED', authenticates: true });
  }
  const members = isNew && emit.drawn.kinds.has(anyMember);
  const guests = emit.drawn.kinds.has(anyGuest);
  if (!members && !guests) return;
  for (const [user, bits] of emit.directory.users) {
    const isGuest = (bits & accountBits.guest) !== 0;
    if (guests && isGuest) holdsAsGuest(user, emit);
    if (members && !isGuest) holdsAsMember(user, emit);
  }
}
