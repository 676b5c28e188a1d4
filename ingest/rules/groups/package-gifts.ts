/** What access packages give, as nodes: a group, the entitlement of a directory role, that of an application's role. */
import type { LinkKind } from '#catalogue';
import type { Emit } from '../../memory/emit.ts';
import type { PackageGift } from '../../memory/groups.ts';
import type { Reads, Writes } from '../../memory/index.ts';
import { entitleAppRole } from '../applications/app-role.ts';
import { entitleRole } from '../directory/hold-directory-role.ts';

/** What is given, and the link by which somebody gets it. */
export interface Gift {
  readonly to: string;
  readonly kind: Extract<LinkKind, 'ADDS_MEMBER' | 'GRANTS_ROLE' | 'GRANTS_APP_ROLE'>;
  /** Completes "may ... and so". */
  readonly verb: string;
  /** Of a directory role that is given as one to activate: the key of its rules. */
  readonly activation?: string;
}

/** The node of a gift; undefined where it is gone. */
export function giftOf(
  gift: PackageGift,
  emit: Emit & Reads<'directory' | 'applications'> & Writes<'powers'>,
): Gift | undefined {
  if (gift.gives === 'group') {
    const isGroup = emit.refersTo.principal(gift.group, 'Group') && emit.drawn.kinds.get(gift.group) === 'Group';
    return isGroup ? { to: gift.group, kind: 'ADDS_MEMBER', verb: 'join' } : undefined;
  }
  if (gift.gives === 'directory role') {
    const to = entitleRole({ roleId: gift.role }, emit);
    const activation = gift.isEligible ? { activation: `directory:${gift.role}` } : {};
    return { to, kind: 'GRANTS_ROLE', verb: 'hold', ...activation };
  }
  const id = entitleAppRole({ resourceId: gift.resource, appRoleId: gift.appRole }, emit)?.id;
  return id === undefined ? undefined : { to: id, kind: 'GRANTS_APP_ROLE', verb: 'hold' };
}
