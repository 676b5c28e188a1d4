/** What could be mended in a tenant: fixes of links with what they would take away, and fixes of settings. */
import { directoryRole, parseEntitlementId } from '#catalogue';
import type { Row } from '#changes';
import type { FactsFolder } from '#facts';
import {
  type Fix,
  fixesOfSetting,
  fixKinds,
  fixOf,
  measure,
  openLinks,
  settingCollections,
  sumsOf,
  sumsWithout,
} from '#links';
import type { MeasurableLinks, PlacedLink } from '#routes';

/** Candidates that are walked one by one; those of the lowest value are left out beyond. */
const mostWalked = 400;

/** A fix with what it would close, by shortfall, for its effort: to be measured exactly before it is promised. */
export interface Candidate {
  readonly fix: Fix;
  readonly value: number;
}

/** Ids that no fix touches. */
export interface Spared {
  /** Declared break-glass accounts, in lower case. */
  readonly breakGlass: ReadonlySet<string>;
  /** Those, and groups that hold one: they stay left out of policies. */
  readonly leftOut: ReadonlySet<string>;
}

/** The fixes of single links, the best first; what closes nothing is left out. */
export function linkCandidates({ asked, fixable }: MeasurableLinks, spared: Spared): Candidate[] {
  const before = sumsOf(measure(asked));
  const isOpen = openLinks(asked, 5);
  const open = fixable.filter(({ place }) => isOpen[place] === 1);
  const removals = [...byFix(open, fixable, spared)].slice(0, mostWalked);
  const after = sumsWithout(
    asked,
    removals.map(([, { places }]) => places),
  );
  return removals
    .map(([, { fix }], at) => {
      const { shortfall } = after[at] as (typeof after)[number];
      const seen = before.shortfall.seen - shortfall.seen;
      const all = seen + before.shortfall.assumed - shortfall.assumed;
      // What is seen counts; what only rests on an open question breaks ties.
      return { fix, value: (seen + all / 1000) / fixKinds[fix.kind].effort };
    })
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value || (a.fix.title < b.fix.title ? -1 : 1));
}

/** Fixes of open links with all links that each takes away. */
function byFix(
  open: readonly PlacedLink[],
  fixable: readonly PlacedLink[],
  spared: Spared,
): Map<string, { fix: Fix; places: number[] }> {
  const found = new Map<string, { fix: Fix; places: number[] }>();
  for (const link of open) {
    const fix = isSpared(link, fixable, spared) ? undefined : fixOf(link);
    if (fix === undefined) continue;
    const key = JSON.stringify(fix.change.steps);
    const known = found.get(key);
    if (known === undefined) found.set(key, { fix, places: [link.place] });
    else known.places.push(link.place);
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

/** Never proposed: what a break-glass or synchronization account holds, the last owner, and a workload's use of its own data. */
function isSpared(link: PlacedLink, fixable: readonly PlacedLink[], { breakGlass }: Spared): boolean {
  if (breakGlass.has(link.from.id.toLowerCase())) return true;
  if (synchronizing.has(parseEntitlementId(link.to.id)?.power)) return true;
  const [evidence = ''] = link.evidence;
  if (/-owners:/.test(evidence)) return ownersOf(link, fixable) < 2;
  return evidence.startsWith('arm/') && workloads.has(link.from.kind) && !managing.test(link.to.name);
}

function ownersOf(link: PlacedLink, fixable: readonly PlacedLink[]): number {
  const owned = (one: PlacedLink) => one.evidence[0]?.split('/').slice(0, -1).join('/');
  return new Set(fixable.filter((one) => owned(one) === owned(link)).map((one) => one.evidence[0])).size;
}

/** The fixes of settings: what each is worth is only known when it is measured. Throws FactsError. */
export async function settingFixes(folder: FactsFolder, { leftOut }: Spared): Promise<Fix[]> {
  const fixes: Fix[] = [];
  for (const collection of settingCollections)
    for await (const line of folder.lines(collection))
      if ('value' in line && typeof line.value === 'object' && line.value !== null)
        fixes.push(...fixesOfSetting(collection, line.value as Row, leftOut));
  // A setting for all before an exception of one.
  const isWide = ({ change }: Fix) => !JSON.stringify(change.steps).includes('conditions.users');
  return [...fixes.filter(isWide), ...fixes.filter((fix) => !isWide(fix))];
}

/** Who is spared: declared break-glass accounts, and groups that hold one directly. Throws FactsError. */
export async function sparedIn(folder: FactsFolder, breakGlass: readonly string[]): Promise<Spared> {
  const accounts = new Set(breakGlass.map((id) => id.toLowerCase()));
  const leftOut = new Set(accounts);
  for await (const line of folder.lines('graph/group-members')) {
    const { groupId, id } = ('value' in line ? (line.value ?? {}) : {}) as { groupId?: unknown; id?: unknown };
    if (typeof id === 'string' && typeof groupId === 'string' && accounts.has(id.toLowerCase()))
      leftOut.add(groupId.toLowerCase());
  }
  return { breakGlass: accounts, leftOut };
}
