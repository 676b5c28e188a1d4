/** A set of fixes whose effect is told from the links of a snapshot alone, one after the other, with what each comes to. */
import {
  type Fix,
  type FixKind,
  fixKinds,
  type KnownResource,
  type MeasuredTenant,
  measureTenant,
  quickEffect,
  withoutLinks,
} from '#links';
import { linkRemovals } from './fix-candidates.ts';
import { knownResources, type MeasuredSnapshot } from './quick-what-if.ts';

/** Candidates that are walked again at each step: the best of the first walk. */
const mostAgain = 40;
/** Answers that are kept of one snapshot. */
const mostKept = 100;

/** What is asked. */
export interface QuickFixesAsked {
  /** The place of the one resource that counts; undefined: all of them. */
  readonly resource?: number | undefined;
  /** At most so many steps. */
  readonly first: number;
  /** Ids in lower case whose holdings stay. */
  readonly spared: ReadonlySet<string>;
  /** True when time is over: what was found until then is given. */
  isOver(): boolean;
}

/** One step with its measures: alone, and after all steps before it. */
export interface QuickFix {
  readonly fix: Fix;
  readonly alone: MeasuredTenant['measures'];
  readonly cumulative: MeasuredTenant['measures'];
}

/** The set. */
export interface QuickFixes {
  readonly before: MeasuredTenant['measures'];
  readonly steps: readonly QuickFix[];
  /** Whether the search ended by itself, and not because time was over. */
  readonly complete: boolean;
}

/** Kinds of fix of which no quick effect is ever complete: what they do follows from judging people again. */
export const exactOnly: readonly FixKind[] = (Object.keys(fixKinds) as FixKind[]).filter(
  (kind) => !['remove-assignment', 'change-owner', 'retire-credential'].includes(kind),
);

/** Chooses step by step what closes most for its effort. Pauses after every walk, so that whoever else asks is answered. */
async function quickFixes(snapshot: MeasuredSnapshot, asked: QuickFixesAsked): Promise<QuickFixes> {
  const whole = narrowed(snapshot, asked.resource);
  const before = measureTenant(whole.links.asked, whole.known).measures;
  const measured = measurer(whole);
  const first = await ranked(
    linkRemovals(whole.links, asked.spared).map(({ fix }) => fix),
    { chosen: [], current: before, asked, measured },
  );
  const again = first.slice(0, mostAgain).map(({ fix }) => fix);
  const steps: QuickFix[] = [];
  let current = before;
  while (steps.length < asked.first) {
    const chosen = steps.map(({ fix }) => fix);
    const [best] = steps.length === 0 ? first : await ranked(again, { chosen, current, asked, measured });
    if (best === undefined) break;
    const alone = first.find(({ fix }) => fix === best.fix)?.measures ?? best.measures;
    steps.push({ fix: best.fix, alone, cumulative: best.measures });
    current = best.measures;
  }
  return { before, steps, complete: !asked.isOver() };
}

const kept = new WeakMap<MeasuredSnapshot['links'], Map<string, Promise<QuickFixes>>>();

/** The same, kept while the links are: a snapshot never changes. What time cut short is not kept. */
export async function keptQuickFixes(snapshot: MeasuredSnapshot, asked: QuickFixesAsked): Promise<QuickFixes> {
  const known = kept.get(snapshot.links) ?? new Map<string, Promise<QuickFixes>>();
  kept.set(snapshot.links, known);
  const key = JSON.stringify([asked.resource ?? null, asked.first]);
  const before = await known.get(key)?.catch(() => undefined);
  if (before?.complete) return before;
  const search = quickFixes(snapshot, asked);
  if (known.size < mostKept) known.set(key, search);
  const isComplete = await search.then(
    ({ complete }) => complete,
    () => false,
  );
  if (!isComplete) known.delete(key);
  return await search;
}

type Measured = (fixes: readonly Fix[]) => MeasuredTenant['measures'] | undefined;

/** Measures the tenant after some fixes; undefined where the links alone cannot tell what they do. */
function measurer({ links, known }: ReturnType<typeof narrowed>): Measured {
  return (fixes) => {
    const effect = quickEffect(links, { title: '', steps: fixes.flatMap(({ change }) => change.steps) });
    return 'removed' in effect ? measureTenant(withoutLinks(links.asked, effect.removed), known).measures : undefined;
  };
}

interface Search {
  readonly chosen: readonly Fix[];
  readonly current: MeasuredTenant['measures'];
  readonly asked: QuickFixesAsked;
  readonly measured: Measured;
}

interface Ranked {
  readonly fix: Fix;
  readonly measures: MeasuredTenant['measures'];
  readonly value: number;
}

/** The fixes that close something beside those chosen, the best for its effort first; those that were walked before time was over. */
async function ranked(fixes: readonly Fix[], { chosen, current, asked, measured }: Search): Promise<Ranked[]> {
  const found: Ranked[] = [];
  for (const fix of fixes) {
    if (chosen.includes(fix)) continue;
    if (asked.isOver()) break;
    const measures = measured([...chosen, fix]);
    const value = measures === undefined ? 0 : gained(current, measures) / fixKinds[fix.kind].effort;
    if (measures !== undefined && value > 0) found.push({ fix, measures, value });
    await new Promise((resume) => setImmediate(resume));
  }
  return found.sort((a, b) => b.value - a.value || (a.fix.title < b.fix.title ? -1 : 1));
}

/** What is closed, by shortfall: seen counts, assumed breaks ties. */
function gained(was: MeasuredTenant['measures'], is: MeasuredTenant['measures']): number {
  const seen = was.shortfall.seen - is.shortfall.seen;
  return seen + (seen + was.shortfall.assumed - is.shortfall.assumed) / 1000;
}

/** The snapshot with one resource alone, where one is asked about. */
function narrowed(
  snapshot: MeasuredSnapshot,
  resource: number | undefined,
): { readonly links: MeasuredSnapshot['links']; readonly known: readonly KnownResource[] } {
  const { links } = snapshot;
  const known = knownResources(snapshot);
  if (resource === undefined) return { links, known };
  const at = links.asked.resources.indexOf(resource);
  const asked = { ...links.asked, resources: [resource] };
  return { links: { ...links, asked }, known: known.slice(at, at + 1) };
}
