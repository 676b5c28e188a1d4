/** When taking links away is not all that a change does: who loses something may come into reach of others, or be judged otherwise. */
import { linkRules, parseAtAudience, parseEntitlementId } from '#catalogue';
import type { PlacedLink } from '../fixes/fix.ts';
import { walk } from '../fixes/score-removals.ts';
import { closed, linkKindNames } from '../link-table.ts';
import { jointRules, type QuickGround } from './quick-ground.ts';

const workloads: ReadonlySet<string | undefined> = new Set(['ServicePrincipal', 'ManagedIdentity', 'AgentIdentity']);
const jointly: ReadonlySet<string> = new Set(jointRules);
const holdings: ReadonlySet<string> = new Set(['MEMBER_OF', 'HOLDS', 'SIGNED_IN', 'ADDS_MEMBER']);

/** Why the effect is not complete, in a sentence; undefined where it is. */
export function doubtAbout(ground: QuickGround, removed: readonly PlacedLink[]): string | undefined {
  for (const link of removed) {
    const doubt = doubtOfLink(ground, link, removed);
    if (doubt !== undefined) return doubt;
  }
  return doubtOfApprovals(ground, removed) ?? doubtOfJoint(ground, removed);
}

function doubtOfLink(ground: QuickGround, link: PlacedLink, removed: readonly PlacedLink[]): string | undefined {
  const [row = ''] = link.evidence;
  if (link.kind !== 'LEAKS' && !Object.hasOwn(linkRules, link.rule))
    return 'A way in goes, and with it others may come.';
  if (row.startsWith('graph/directory-role-assignments:') && !workloads.has(link.from.kind))
    return `${link.from.name} loses a directory role: weaker administrators may then reset its sign-in, and policies for the role no longer count.`;
  if (/^graph\/group-(members|owners):/.test(row)) return doubtOfGroup(ground, link);
  if (row.startsWith('arm/role-assignments:') && /"exempt"/.test(ground.judgedBy))
    return 'Who is exempt at the help desk may follow from Azure roles.';
  if (link.kind === 'AUTHENTICATES' && usesOf(ground, link) > 1) return `${link.from.name} is used by several.`;
  return link.kind === 'HOLDS' && isDirectory(link.to.id) && !isHeldByOthers(ground, link, removed)
    ? `Nobody else holds ${link.to.name}: what clients may do for people who have it follows from that.`
    : undefined;
}

/** Whether an entitlement is held anywhere but in Azure. */
function isDirectory(id: string): boolean {
  return !/^\/(subscriptions|providers)\//.test(parseEntitlementId(id)?.scope ?? '');
}

function isHeldByOthers({ links }: QuickGround, { to }: PlacedLink, removed: readonly PlacedLink[]): boolean {
  return links.some((one) => one.kind === 'HOLDS' && one.to.id === to.id && !removed.includes(one));
}

function usesOf({ asked: { table }, placeOf }: QuickGround, { from }: PlacedLink): number {
  const place = placeOf(from.id);
  return place === undefined ? 0 : (table.offsets[place + 1] as number) - (table.offsets[place] as number);
}

/** A group counts where policies name it, where it may hold roles, and where it leads to a role of the directory. */
function doubtOfGroup(ground: QuickGround, { to, from, rule }: PlacedLink): string | undefined {
  if (rule === 'eligible-member') return 'What may be activated follows from who is in the group.';
  if (ground.links.some((one) => one.rule === 'exempt-from-denial'))
    return 'Deny assignments leave groups out: whom they hold back follows from who is in one.';
  if (workloads.has(from.kind)) return undefined;
  for (const id of [to.id, ...heldBy(ground, [to.id])]) {
    const group = wholeOf(id);
    if (ground.judgedBy.includes(group)) return 'Policies or declarations name the group: people are judged by it.';
    if (ground.roleAssignable.has(group)) return 'The group may hold roles, which protects its members and owners.';
    if (parseEntitlementId(id) !== undefined && isDirectory(id))
      return 'The group holds a role or permission over the directory.';
  }
  return undefined;
}

/** The gates of activations follow from who gets to whoever approves them. */
function doubtOfApprovals({ asked, ids, placeOf, approvers }: QuickGround, removed: readonly PlacedLink[]) {
  if (approvers.size === 0) return undefined;
  const { table } = asked;
  const reached = walk(placesOf(placeOf, removed), table.nodes.count, (node, visit) => {
    for (let link = table.offsets[node] as number; link < (table.offsets[node + 1] as number); link++)
      if (table.links.gates[link] !== closed) visit(table.links.targets[link] as number);
  });
  const isApprover = (id: string) => approvers.has(id) || approvers.has(wholeOf(id));
  return ids.some((id, place) => reached[place] === 1 && isApprover(id))
    ? 'It leads to somebody who approves activations, whose gates follow from that.'
    : undefined;
}

/** What several holdings give together may come or go with one of them. */
function doubtOfJoint(ground: QuickGround, removed: readonly PlacedLink[]): string | undefined {
  const named = new Set(ground.links.filter(({ rule }) => jointly.has(rule)).flatMap(({ evidence }) => evidence));
  if (named.size === 0) return undefined;
  const ends = removed.map(({ to }) => to.id);
  return [...ends, ...heldBy(ground, ends)].some((id) => named.has(id) || named.has(wholeOf(id)))
    ? 'It is one of several holdings that give something together.'
    : undefined;
}

/** Ids of groups and entitlements that somebody has who gets to these nodes. */
function heldBy({ asked: { table }, ids, placeOf }: QuickGround, from: readonly string[]): string[] {
  const starts = from.flatMap((id) => placeOf(id) ?? []);
  const had = walk(starts, table.nodes.count, (node, visit) => {
    for (let link = table.offsets[node] as number; link < (table.offsets[node + 1] as number); link++)
      if (holdings.has(linkKindNames[table.links.kinds[link] as number] ?? ''))
        visit(table.links.targets[link] as number);
  });
  return ids.filter((_, place) => had[place] === 1);
}

function placesOf(placeOf: QuickGround['placeOf'], links: readonly PlacedLink[]): number[] {
  return links.flatMap(({ to }) => placeOf(to.id) ?? []);
}

/** The id of what a node by audience is a part of; any other id as it is. */
function wholeOf(id: string): string {
  return parseAtAudience(id)?.of ?? id;
}
