/** Access packages: who gets what they give by asking, where nobody approves, and what whoever rewrites one gets. */
import { abilitiesOverObjects, entitlementId, entryId } from '#catalogue';
import { accountBits } from '#derivation';
import type { Emit } from '../../memory/emit.ts';
import type { AccessPackage, Requestor } from '../../memory/groups.ts';
import type { Reads, Writes } from '../../memory/index.ts';
import { recordEligibility } from '../directory/activation.ts';
import { declaredGate } from '../directory/declared.ts';
import { entitle } from '../directory/entitlement.ts';
import { anyGuest, anyMember, holdsAsGuest, holdsAsMember, noteOpen, openTo } from './open-groups.ts';
import { type Gift, giftOf } from './package-gifts.ts';

type Drawing = Emit & Reads<'directory' | 'applications'> & Writes<'powers' | 'groups' | 'eligibility'>;

/** Draws them. https://learn.microsoft.com/entra/id-governance/entitlement-management-access-package-request-policy */
export function openPackages(emit: Drawing): void {
  const isNew = !emit.drawn.kinds.has(anyMember);
  for (const one of emit.groups.packages) {
    const gifts = one.gives.flatMap((gift) => giftOf(gift, emit) ?? []);
    rewritable(one, gifts, emit);
    for (const gift of gifts) for (const by of one.requestors) asksFor(one, gift, by, emit);
  }
  const members = isNew && emit.drawn.kinds.has(anyMember);
  const guests = emit.drawn.kinds.has(anyGuest);
  if (!members && !guests) return;
  for (const [user, bits] of emit.directory.users) {
    if ((bits & accountBits.agent) !== 0) continue;
    const isGuest = (bits & accountBits.guest) !== 0;
    if (guests && isGuest) holdsAsGuest(user, emit);
    if (members && !isGuest) holdsAsMember(user, emit);
  }
}

/** What a package gives goes to whoever may write its policies: it makes one that lets itself ask. */
function rewritable({ id, name }: AccessPackage, gifts: readonly Gift[], emit: Drawing): void {
  const from = entitlementId('access-package', id);
  const reachedBy = abilitiesOverObjects('accessPackage');
  entitle({ id: from, name: `Access package "${name}"`, abilities: [], at: emit.tenant.id, reachedBy }, emit);
  const evidence = [`graph/access-packages:${id}`];
  const link = { from, gate: 0, rule: 'access-package', basis: 'OBSERVED', evidence } as const;
  for (const { to, kind } of gifts)
    emit.link({ ...link, to, kind, says: kind === 'ADDS_MEMBER' ? 'gives membership of' : 'gives' });
}

/** Draws that somebody gets one thing by asking for a package. */
function asksFor({ id, name }: AccessPackage, gift: Gift, by: Requestor, emit: Drawing): void {
  const evidence = [`graph/access-packages:${id}`];
  if (gift.activation !== undefined && by !== 'others')
    return mayActivate(gift.to, gift.activation, { by, evidence }, emit);
  const { to, kind, verb } = gift;
  if (kind === 'ADDS_MEMBER' && by !== 'others') noteOpen(to, { by, assumed: false }, emit);
  const says = `may ask for "${name}", which nobody approves, and so ${verb}`;
  if (by === 'members' || by === 'guests') {
    const from = openTo(by === 'members' ? anyMember : anyGuest, emit);
    emit.link({ kind, from, to, gate: 0, rule: 'open-access-package', basis: 'CONFIGURED', says, evidence });
    return;
  }
  const own = { kind, to, rule: 'own-access-package', basis: 'CONFIGURED', says, evidence } as const;
  if (by !== 'others') emit.refersTo.principal(by.principal, undefined);
  if (by !== 'others') emit.link({ ...own, from: by.principal, gate: 0 });
  else {
    const { assumed, ...declared } = declaredGate(emit.tenant.declared, 'otherTenant');
    const more = { authenticates: true, evidence: [...evidence, ...assumed] };
    emit.link({ ...own, from: entryId('other-tenant'), ...declared, ...more });
  }
}

/** A directory role that a package gives as one to activate: each requestor activates by authenticators of their own. */
function mayActivate(
  to: string,
  activation: string,
  { by, evidence }: { readonly by: Exclude<Requestor, 'others'>; readonly evidence: readonly string[] },
  emit: Drawing,
): void {
  const isAsked = (bits: number) =>
    (bits & accountBits.agent) === 0 && ((bits & accountBits.guest) !== 0) === (by === 'guests');
  const principals =
    typeof by === 'object'
      ? [by.principal]
      : [...emit.directory.users].flatMap(([id, bits]) => (isAsked(bits) ? [id] : []));
  const eligible = {
    kind: 'HOLDS',
    to,
    activation,
    rule: 'directory-role-eligible',
    says: '',
    audience: 'graph',
  } as const;
  for (const principal of principals) recordEligibility({ ...eligible, principal, evidence }, emit);
}
