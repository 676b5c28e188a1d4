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
import { type Candidate, linkCandidates } from './fix-candidates.ts';
import { knownResources, type MeasuredSnapshot } from './quick-what-if.ts';

/** Candidates that are walked again at each step: the best of the first walk. */
const mostAgain = 40;

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

/** Chooses step by step what closes most for its effort. Pauses between walks, so that whoever else asks is answered. */
export async function quickFixes(snapshot: MeasuredSnapshot, asked: QuickFixesAsked): Promise<QuickFixes> {
  const whole = narrowed(snapshot, asked.resource);
  const { links } = whole;
  const before = measureTenant(links.asked, whole.known);
  const quick = (fixes: readonly Fix[]) => {
    const steps = fixes.flatMap(({ change }) => change.steps);
    const effect = quickEffect(links, { title: '', steps });
    return 'removed' in effect ? effect.removed : undefined;
  };
  const isQuick = ({ fix }: Candidate) => quick([fix]) !== undefined;
  const candidates = linkCandidates(links, asked.spared).filter(isQuick).slice(0, mostAgain);
  const steps: QuickFix[] = [];
  const chosen: Fix[] = [];
  let current = before.measures;
  while (steps.length < asked.first) {
    const best = await bestOf(candidates, { chosen, current, asked, measured });
    if (best === undefined) break;
    chosen.push(best.fix);
    const alone = measured([best.fix]) ?? current;
    steps.push({ fix: best.fix, alone, cumulative: best.measures });
    current = best.measures;
  }
  return { before: before.measures, steps, complete: !asked.isOver() };

  function measured(fixes: readonly Fix[]): MeasuredTenant['measures'] | undefined {
    const removed = quick(fixes);
    return removed && measureTenant(withoutLinks(links.asked, removed), whole.known).measures;
  }
}

interface Search {
  readonly chosen: readonly Fix[];
  readonly current: MeasuredTenant['measures'];
  readonly asked: QuickFixesAsked;
  readonly measured: (fixes: readonly Fix[]) => MeasuredTenant['measures'] | undefined;
}

/** The candidate that closes most for its effort beside those chosen; undefined where none closes anything, or time is over. */
async function bestOf(candidates: readonly Candidate[], { chosen, current, asked, measured }: Search) {
  let best: { fix: Fix; measures: MeasuredTenant['measures']; value: number } | undefined;
  for (const { fix } of candidates) {
    if (chosen.includes(fix)) continue;
    if (asked.isOver()) return undefined;
    const measures = measured([...chosen, fix]);
    const value = measures === undefined ? 0 : gained(current, measures) / fixKinds[fix.kind].effort;
    if (measures !== undefined && value > (best?.value ?? 0)) best = { fix, measures, value };
    await new Promise((resume) => setImmediate(resume));
  }
  return best;
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
