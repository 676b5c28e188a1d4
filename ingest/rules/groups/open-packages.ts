/** Access packages without approval: who gets into which groups by asking. */

import { entryId } from '#catalogue';
import { accountBits } from '#derivation';
import type { Emit } from '../../collections/collection.ts';
import { isPrincipal } from '../placeholders/uncollected.ts';
import { anyGuest, anyMember, drawOpen, holdsAsGuest, holdsAsMember, noteOpen } from './open-groups.ts';

/** Who may ask: every member, every guest, users of other organizations, one user or the members of one group. */
export type Request = 'members' | 'guests' | 'others' | { readonly principal: string };

/** One group that asking gets one into. */
export interface OpenPackage {
  readonly id: string;
  readonly name: string;
  readonly group: string;
  readonly by: Request;
}

/** Draws them; what is not a group is not drawn. https://learn.microsoft.com/entra/id-governance/entitlement-management-access-package-request-policy */
export function openPackages(emit: Emit): void {
  const { tenant } = emit;
  const isNew = !tenant.nodes.has(anyMember);
  for (const { id, name, group, by } of tenant.openPackages) {
    if (!isPrincipal(group, 'Group', emit) || tenant.nodes.get(group) !== 'Group') continue;
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
    if (by !== 'others') isPrincipal(by.principal, undefined, emit);
    if (by !== 'others') emit.link({ ...own, from: by.principal, gate: 0 });
    else emit.link({ ...own, from: entryId('other-tenant'), gate: 1, basis: 'ASSUMED', authenticates: true });
  }
  const members = isNew && tenant.nodes.has(anyMember);
  const guests = tenant.nodes.has(anyGuest);
  if (!members && !guests) return;
  for (const [user, bits] of tenant.users) {
    const isGuest = (bits & accountBits.guest) !== 0;
    if (guests && isGuest) holdsAsGuest(user, emit);
    if (members && !isGuest) holdsAsMember(user, emit);
  }
}
