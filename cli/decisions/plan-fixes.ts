/** Chooses fixes one after the other: the best by its score, kept where loading the changed facts proves that it closes something. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Change, ChangeError, changeFile } from '#changes';
import { rehearse } from '#collect';
import { openFacts } from '#facts';
import { type Fix, fixableCollections, fixKinds } from '#links';
import { type Candidate, linkCandidates, type MeasurableLinks, quickWhatIf } from '#routes';
import { readConfiguration } from '../read-configuration.ts';
import { Aim } from './aim.ts';
import { type Bounds, boundsOf } from './bound.ts';
import { settingFixes, sparedIn } from './candidates.ts';
import { type Bench, type Facts, type MeasuredFacts, measureLinks, type TenantMeasures } from './measure-facts.ts';
import { peopleCandidates } from './people.ts';

/** Settings that are tried by a load, since what the snapshot keeps does not tell what they do. */
const mostLoads = 10;
/** Candidates that may prove to be no gain, one after the other, before the search ends. */
const mostFailures = 3;

/** One step of the plan. */
export interface PlannedStep extends Omit<Fix, 'change'> {
  /** The file that holds this step alone; it applies to the facts after the steps before it. */
  readonly change: string;
  /** The measures with this step alone. */
  readonly alone: TenantMeasures;
  /** The measures after this step and all before it. */
  readonly cumulative: TenantMeasures;
}

/** A plan: steps in the order in which to apply them, each proven by loading the facts after it. */
export interface Plan extends Bounds {
  readonly before: TenantMeasures;
  readonly steps: readonly PlannedStep[];
}

/** Of several resources, and of all, nothing is known. */
const unbounded: Bounds = { bound: null, boundOfObjects: null };

/** What is planned for. */
export interface PlanAsked {
  readonly facts: Facts;
  /** At most so many steps. */
  readonly budget: number;
  /** Ids of the resources that count; none: all of them. */
  readonly resources: readonly string[];
  /** Whether to end when all that count are protected. */
  readonly untilProtected: boolean;
  /** Folder for the change files. */
  readonly out: string;
  /** Folder for facts on the way. */
  readonly work: string;
}

interface Tried {
  readonly facts: Facts;
  readonly measured: MeasuredFacts;
  readonly links: MeasurableLinks;
}

/** Makes the plan; writes a change file a step. Throws what loading throws. */
export async function planFixes(bench: Bench, asked: PlanAsked): Promise<Plan> {
  const { facts, budget, out, work } = asked;
  await mkdir(out, { recursive: true });
  const folder = await openFacts(facts.folder);
  const declared = facts.configuration === undefined ? {} : await readConfiguration(facts.configuration);
  const spared = await sparedIn(folder, declared.breakGlass ?? []);
  const base = { facts, ...(await measureLinks(bench, facts, fixableCollections, { people: true })) };
  const tries = new Tries(bench, work);
  const aim = new Aim(asked.resources);
  const settings = await triedSettings(tries, base, await settingFixes(folder, spared), aim);
  const steps: PlannedStep[] = [];
  let current: Tried = base;
  while (steps.length < budget && !(asked.untilProtected && aim.isProtected(current.measured))) {
    const links = aim.narrowed(current.links);
    const people = await peopleCandidates(await openFacts(current.facts.folder), links, spared);
    const candidates = [...settings, ...linkCandidates(links, spared.breakGlass), ...people];
    const chosen = await choose(tries, current, candidates, aim);
    if (chosen === undefined) break;
    const { fix, after } = chosen;
    const alone = steps.length === 0 ? after.measured : (await tries.measure(base.facts, fix.change)).measured;
    steps.push(await writeStep(out, steps.length + 1, fix, alone.measures, after.measured.measures));
    bench.output.progress(`step ${steps.length}: ${fix.title}`);
    current = after;
  }
  const bounds = asked.resources.length === 1 ? boundsOf(aim.narrowed(base.links)) : unbounded;
  return { before: base.measured.measures, steps, ...bounds };
}

/** Applies changes to facts and measures what comes of it; a change that fails, or that was chosen, is not tried again. */
class Tries {
  readonly #bench: Bench;
  readonly #work: string;
  readonly done = new Set<string>();
  #count = 0;

  constructor(bench: Bench, work: string) {
    this.#bench = bench;
    this.#work = work;
  }

  async measure({ folder, configuration }: Facts, change: Change): Promise<Tried> {
    this.#count += 1;
    const out = join(this.#work, `facts-${this.#count}`);
    const rehearsed = await rehearse(change, { facts: folder, out, configuration });
    const facts = { folder: out, configuration: rehearsed.configuration };
    this.#bench.output.progress(`try: ${change.title}`);
    return { facts, ...(await measureLinks(this.#bench, facts, fixableCollections)) };
  }
}

/** Settings that close something, with what each is worth. */
async function triedSettings(tries: Tries, base: Tried, fixes: readonly Fix[], aim: Aim): Promise<Candidate[]> {
  const found: Candidate[] = [];
  const { resources, collections } = base.measured;
  let loads = 0;
  for (const fix of fixes) {
    const quick = await quickWhatIf({ links: base.links, resources, collections }, fix.change, false);
    if ('notQuick' in quick && ++loads > mostLoads) continue;
    const after = 'notQuick' in quick ? await loaded(tries, base, fix) : quick.after;
    const value = after === undefined ? 0 : aim.gain(base.measured, after) / fixKinds[fix.kind].effort;
    if (value > 0) found.push({ fix, value });
  }
  return found;
}

async function loaded(tries: Tries, { facts }: Tried, { change }: Fix): Promise<MeasuredFacts | undefined> {
  return (await tries.measure(facts, change).catch(refused))?.measured;
}

/** The best candidate that proves to close something and makes nothing worse; undefined where none does. */
async function choose(
  tries: Tries,
  current: Tried,
  candidates: readonly Candidate[],
  aim: Aim,
): Promise<{ fix: Fix; after: Tried } | undefined> {
  const best = [...candidates].sort((a, b) => b.value - a.value);
  let failures = 0;
  for (const { fix } of best) {
    const key = JSON.stringify(fix.change.steps);
    if (tries.done.has(key) || failures === mostFailures) continue;
    tries.done.add(key);
    const after = await tries.measure(current.facts, fix.change).catch(refused);
    if (after !== undefined && aim.gain(current.measured, after.measured) > 0) return { fix, after };
    failures += 1;
  }
  return undefined;
}

/** A change that does not fit the facts is no candidate. */
function refused(error: unknown): undefined {
  if (error instanceof ChangeError) return undefined;
  throw error;
}

async function writeStep(
  out: string,
  number: number,
  { change, ...fix }: Fix,
  alone: TenantMeasures,
  cumulative: TenantMeasures,
): Promise<PlannedStep> {
  const file = join(out, `${String(number).padStart(2, '0')}-${fix.kind}.json`);
  await writeFile(file, `${JSON.stringify(changeFile(change), null, 2)}\n`);
  return { ...fix, change: file, alone, cumulative };
}
