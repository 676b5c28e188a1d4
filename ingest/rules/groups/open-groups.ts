/** Groups that any member of the tenant can get into: public ones, and dynamic ones whose rule a member can meet. */
import { type Basis, entitlementId, type LinkRule } from '#catalogue';
import type { Emit } from '../../memory/emit.ts';
import type { OpenGroup } from '../../memory/groups.ts';
import type { Reads, Writes } from '../../memory/index.ts';
import { entitle } from '../directory/entitlement.ts';

/** The entitlement of every member of the tenant; drawn only where some group is open. */
export const anyMember = entitlementId('any-member');

/** The entitlement of every guest; drawn only where something is open to them too. */
export const anyGuest = entitlementId('any-guest');

/** What a group's openness is judged by. */
export interface GroupRule {
  readonly id: string;
  readonly isPublic: boolean;
  /** Of a dynamic group. */
  readonly membershipRule: string | null | undefined;
}

/**
 * Draws how any member gets into the group, if so: joining a public Microsoft 365 group, changing one's own mobile phone,
 * inviting a guest with a chosen mail address.
 * https://learn.microsoft.com/entra/fundamentals/users-default-permissions
 */
export function openGroup(
  { id, isPublic, membershipRule }: GroupRule,
  emit: Emit & Reads<'directory'> & Writes<'powers' | 'groups'>,
): void {
  const evidence = [`graph/groups:${id}`];
  if (isPublic || readsMobilePhone(membershipRule)) noteOpen(id, { by: 'members', assumed: !isPublic }, emit);
  if (isPublic) return drawOpen(id, { evidence, rule: 'public-group', basis: 'OBSERVED', says: 'may join' }, emit);
  const rule = membershipRule?.toLowerCase() ?? '';
  if (readsMobilePhone(membershipRule))
    return drawOpen(
      id,
      { evidence, rule: 'self-written-attribute', basis: 'ASSUMED', says: 'may change its mobile phone to get into' },
      emit,
    );
  if (emit.directory.membersInvite !== false && admitsGuests(rule))
    drawOpen(id, { evidence, rule: 'invited-guest', basis: 'ASSUMED', says: 'may invite a guest who gets into' }, emit);
}

/** Whether the rule reads what people may write about themselves. */
function readsMobilePhone(membershipRule: string | null | undefined): boolean {
  return /user\.mobilephone\s+-(?!not|ne)/.test(membershipRule?.toLowerCase() ?? '');
}

/** Whether a guest with a chosen address or name meets the rule. */
export function admitsGuests(membershipRule: string): boolean {
  const rule = membershipRule.toLowerCase();
  return (
    !/user\.usertype\s+-(eq\s+"member"|ne\s+"guest")/.test(rule) &&
    /user\.(mail|userprincipalname|displayname|othermails)\s+-(?!not|ne)/.test(rule)
  );
}

/** Notes that they get in for themselves, which may take them out of policies. */
export function noteOpen(group: string, open: OpenGroup, emit: Emit & Writes<'groups'>): void {
  emit.groups.open.set(group, [...(emit.groups.open.get(group) ?? []), open]);
}

/** Why a group is open. */
export interface Openness {
  readonly rule: LinkRule;
  readonly basis: Basis;
  readonly says: string;
  readonly evidence: readonly string[];
}

/** Draws that any member of the tenant gets into a group. */
export function drawOpen(group: string, why: Openness, emit: Emit & Writes<'powers'>): void {
  emit.link({ kind: 'ADDS_MEMBER', from: openTo(anyMember, emit), to: group, gate: 0, ...why });
}

/** Draws what every member, or every guest, is; returns its id. */
export function openTo(id: typeof anyMember | typeof anyGuest, emit: Emit & Writes<'powers'>): string {
  const name = id === anyMember ? 'Any member of the tenant' : 'Any guest of the tenant';
  entitle({ id, name, abilities: [], at: emit.tenant.id }, emit);
  return id;
}

/** A guest holds what every guest does. */
export function holdsAsGuest(user: string, emit: Emit): void {
  const evidence = [`graph/users:${user}`];
  const link = { from: user, to: anyGuest, gate: 0, basis: 'OBSERVED', evidence, says: 'is' } as const;
  emit.link({ ...link, kind: 'HOLDS', rule: 'guest' });
}

/** A member holds what every member does. */
export function holdsAsMember(user: string, emit: Emit): void {
  const evidence = [`graph/users:${user}`];
  emit.link({
    kind: 'HOLDS',
    from: user,
    to: anyMember,
    gate: 0,
    rule: 'member',
    basis: 'OBSERVED',
    evidence,
    says: 'is',
  });
}
