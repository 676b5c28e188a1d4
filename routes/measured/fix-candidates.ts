/** What could be mended: fixes that take links away, by what that would close. */
import { directoryRole, parseAtAudience, parseEntitlementId } from '#catalogue';
import { type Fix, fixesOf, fixKinds, measure, openLinks, type PlacedLink, sumsOf, sumsWithout } from '#links';
import type { MeasurableLinks } from './measurable-links.ts';

/** Candidates that are walked one by one; those of the lowest value are left out beyond. */
const mostWalked = 400;

/** A fix with what it would close, by shortfall, for its effort: to be measured exactly before it is promised. */
export interface Candidate {
  readonly fix: Fix;
  readonly value: number;
}

/** The fixes of single links, the best first; what closes nothing is left out. `spared` are ids, in lower case, whose holdings stay. */
export function linkCandidates(links: MeasurableLinks, spared: ReadonlySet<string>): Candidate[] {
  return scored(links.asked, linkRemovals(links, spared).slice(0, mostWalked));
}

/** The fixes of links on open ways, each with the links that it takes away. */
export function linkRemovals({ asked, fixable }: MeasurableLinks, spared: ReadonlySet<string>): Removal[] {
  const isOpen = openLinks(asked, 5);
  const open = fixable.filter(({ place }) => isOpen[place] === 1);
  return [...byFix(open, { fixable, spared }).values()];
}

/** A fix with the links that it is taken to close. */
export interface Removal {
  readonly fix: Fix;
  readonly places: readonly number[];
}

/** Fixes by what closing their links would be worth; what closes nothing is left out. */
export function scored(asked: MeasurableLinks['asked'], removals: readonly Removal[]): Candidate[] {
  const before = sumsOf(measure(asked));
  const after = sumsWithout(
    asked,
    removals.map(({ places }) => places),
  );
  return removals
    .map(({ fix }, at) => {
      const { shortfall } = after[at] as (typeof after)[number];
      const seen = before.shortfall.seen - shortfall.seen;
      const all = seen + before.shortfall.assumed - shortfall.assumed;
      // What is seen counts; what only rests on an open question breaks ties.
      return { fix, value: (seen + all / 1000) / fixKinds[fix.kind].effort };
    })
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value || (a.fix.title < b.fix.title ? -1 : 1));
}

interface Among {
  readonly fixable: readonly PlacedLink[];
  readonly spared: ReadonlySet<string>;
}

/** Fixes of open links with all links that each takes away. */
function byFix(open: readonly PlacedLink[], { fixable, spared }: Among): Map<string, Removal> {
  const found = new Map<string, { fix: Fix; places: number[] }>();
  for (const link of open) {
    if (isSpared(link, fixable, spared)) continue;
    for (const fix of fixesOf(link)) {
      const key = JSON.stringify(fix.change.steps);
      const known = found.get(key);
      if (known === undefined) found.set(key, { fix, places: [link.place] });
      else known.places.push(link.place);
    }
  }
  return found;
}

/** Azure roles that do more than use data: what a workload may lose without losing its own data. */
const managing = /^(Owner|Contributor|User Access Administrator|Role Based Access Control Administrator)\b/;
const workloads: ReadonlySet<string | undefined> = new Set(['ServicePrincipal', 'ManagedIdentity', 'AgentIdentity']);

/** Roles of accounts that synchronize directories: without them nothing is synchronized. */
const synchronizing: ReadonlySet<string | undefined> = new Set([
  directoryRole.directorySynchronizationAccounts,
  directoryRole.onPremisesSyncAccount,
]);

/** Never proposed: what a break-glass or synchronization account holds, the last owner or the last two Global Administrators, and a workload's use of its own data. */
function isSpared(link: PlacedLink, fixable: readonly PlacedLink[], breakGlass: ReadonlySet<string>): boolean {
  if (breakGlass.has(parseAtAudience(link.from.id)?.of ?? link.from.id)) return true;
  const power = parseEntitlementId(link.to.id)?.power;
  if (synchronizing.has(power)) return true;
  // Two stay who can undo whatever is done.
  if (power === directoryRole.globalAdministrator) return holdersOf(link, fixable) <= 2;
  const [evidence = ''] = link.evidence;
  if (/-owners:/.test(evidence)) return ownersOf(link, fixable) < 2;
  return evidence.startsWith('arm/') && workloads.has(link.from.kind) && !managing.test(link.to.name);
}

function holdersOf({ to }: PlacedLink, fixable: readonly PlacedLink[]): number {
  return new Set(fixable.filter((one) => one.kind === 'HOLDS' && one.to.id === to.id).map(({ from }) => from.id)).size;
}

function ownersOf(link: PlacedLink, fixable: readonly PlacedLink[]): number {
  const owned = (one: PlacedLink) => one.evidence[0]?.split('/').slice(0, -1).join('/');
  return new Set(fixable.filter((one) => owned(one) === owned(link)).map((one) => one.evidence[0])).size;
}
