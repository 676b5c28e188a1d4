/** Access packages: who gets what they give by asking, and by whose approval, and what whoever rewrites one gets. */
import { abilitiesOverObjects, entitlementId, entryId } from '#catalogue';
import { accountBits } from '#derivation';
import type { Emit } from '../../memory/emit.ts';
import type { AccessPackage, PackageRequest, Requestor } from '../../memory/groups.ts';
import type { Reads, Writes } from '../../memory/index.ts';
import { recordEligibility } from '../directory/activation.ts';
import { declaredGate } from '../directory/declared.ts';
import { entitle } from '../directory/entitlement.ts';
import { anyGuest, anyMember, holdsAsGuest, holdsAsMember, noteOpen, openTo } from './open-groups.ts';
import { type Gift, giftOf } from './package-gifts.ts';

type Drawing = Emit & Reads<'directory' | 'applications'> & Writes<'powers' | 'groups' | 'eligibility' | 'judged'>;

/** Draws them. https://learn.microsoft.com/entra/id-governance/entitlement-management-access-package-request-policy */
export function openPackages(emit: Drawing): void {
  const isNew = !emit.drawn.kinds.has(anyMember);
  for (const one of emit.groups.packages) {
    const gifts = one.gives.flatMap((gift) => giftOf(gift, emit) ?? []);
    rewritable(one, gifts, emit);
    for (const gift of gifts) for (const request of one.requests) asksFor(one, gift, request, emit);
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
function rewritable({ id, name, managers }: AccessPackage, gifts: readonly Gift[], emit: Drawing): void {
  const from = entitlementId('access-package', id);
  const reachedBy = abilitiesOverObjects('accessPackage');
  entitle({ id: from, name: `Access package "${name}"`, abilities: [], at: emit.tenant.id, reachedBy }, emit);
  const evidence = [`graph/access-packages:${id}`];
  const link = { from, gate: 0, rule: 'access-package', basis: 'OBSERVED', evidence } as const;
  for (const { to, kind } of gifts)
    emit.link({ ...link, to, kind, says: kind === 'ADDS_MEMBER' ? 'gives membership of' : 'gives' });
  for (const manager of managers)
    if (emit.refersTo.principal(manager, undefined))
      emit.link({ ...link, kind: 'GRANTS_ACCESS', from: manager, to: from, rule: 'package-role', says: 'manages' });
}

/** Draws that somebody gets one thing by asking for a package. */
function asksFor(one: AccessPackage, gift: Gift, request: PackageRequest, emit: Drawing): void {
  const { by, stages, hasUnknownApprover: isDoubted } = request;
  const isApproved = stages.length > 0;
  const evidence = [`graph/access-packages:${one.id}`, ...(isDoubted ? ['assumption:package-approver'] : [])];
  if (gift.activation !== undefined && by !== 'others' && !isApproved && !isDoubted)
    return mayActivate(gift.to, gift.activation, { by, evidence }, emit);
  const { to, kind, verb } = gift;
  if (kind === 'ADDS_MEMBER' && by !== 'others' && !isApproved) noteOpen(to, { by, assumed: isDoubted }, emit);
  const until = isApproved || isDoubted ? 'once it is approved' : 'which nobody approves';
  const says = `may ask for "${one.name}", ${until}, and so ${verb}`;
  const basis = isDoubted ? 'ASSUMED' : 'CONFIGURED';
  const from = asking(by, emit);
  const whose = by === 'members' || by === 'guests' ? 'open-access-package' : 'own-access-package';
  const rule = isApproved ? (`${whose}-with-approval` as const) : whose;
  const link = { kind, from, to, gate: 0, rule, basis, says, evidence } as const;
  if (isApproved) waitsFor(link, stages, emit);
  if (by !== 'others') return emit.link(link);
  const { assumed, ...declared } = declaredGate(emit.tenant.declared, 'otherTenant');
  const doubted = isDoubted ? ({ basis, gateKnown: null } as const) : {};
  emit.link({ ...link, ...declared, ...doubted, authenticates: true, evidence: [...evidence, ...assumed] });
}

/** The node of who asks. */
function asking(by: Requestor, emit: Drawing): string {
  if (by === 'members' || by === 'guests') return openTo(by === 'members' ? anyMember : anyGuest, emit);
  if (by === 'others') return entryId('other-tenant');
  emit.refersTo.principal(by.principal, undefined);
  return by.principal;
}

/**
 * Notes who must approve. Where somebody gets the same by two packages or policies, either approval is enough: one stage, in which
 * any approver of the first stage of either may act.
 */
function waitsFor(
  { kind, from, to }: { readonly kind: Gift['kind']; readonly from: string; readonly to: string },
  stages: PackageRequest['stages'],
  { refersTo, drawn, judged: { approvals } }: Drawing,
): void {
  for (const id of stages.flat()) refersTo.principal(id, undefined);
  const at = approvals.findIndex((one) => one.kind === kind && one.from === from && one.to === to);
  const known = approvals[at]?.approvers.slice(0, 1).flatMap(({ ids }) => ids);
  const boards = known === undefined ? stages : [[...known, ...(stages[0] ?? [])]];
  const holder = drawn.kinds.get(from) === 'User' ? from : undefined;
  const approvers = boards.map((ids) => ({ ids, audience: 'graph' as const }));
  approvals.splice(known === undefined ? approvals.length : at, 1, { kind, from, to, holder, approvers });
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
