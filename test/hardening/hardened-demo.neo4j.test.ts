/**
 * It turns green: the hardened demo is protected with what the bank declares, undecided without, no step makes anything worse, and none is idle.
 * `npm test` draws some of the loads by seed (some 15 of 55, three to four seconds each on two quiet cores); `npm run test:hardening` takes them all.
 */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { questionWhere } from '#catalogue';
import type { Graph } from '#cypher';
import { drawnBySeed } from '../promises/drawing.ts';
import { openTestGraph, wipe } from '../support/test-graph.ts';
import { stepsWithout, type Variant } from './harden.ts';
import { hardeningSteps, type StepName } from './hardening-steps.ts';
import { declaredWithout, MeasuredDemo } from './measured-demo.ts';
import { undone } from './undone.ts';

const all = process.env.HARDENING === 'all';
// Loads of a whole tenant, on a machine that has other work.
jest.setTimeout(all ? 3_600_000 : 900_000);

let graph: Graph;
let demo: MeasuredDemo;
beforeAll(async () => {
  graph = await openTestGraph();
  await wipe(graph);
  demo = new MeasuredDemo(graph);
});
afterAll(async () => {
  await wipe(graph);
  await graph.close();
});

/** So many of some, drawn by seed; all of them in the run of everything. */
const drawn = <T>(of: readonly T[], count: number) =>
  all ? of : drawnBySeed(of, count, Number(process.env.HARDENING_SEED ?? 17));

/** Keys that the bank declares: those on which an open pair of the hardened tenant rests while nothing is declared, and the others. */
const keys = {
  open: ['helpDesk', 'onPremisesDirectory', 'otherTenant', 'publisher'],
  idle: ['legacyProtocols', 'deviceEnrolmentRestricted', 'protectedEnvironments'],
} as const;
const variants: readonly Variant[] = ['attested', 'realistic'];

describe.each(variants)('hardened, %s', (variant) => {
  const steps = stepsWithout([], variant);

  test('and declared, every sensitive resource is protected', async () => {
    const { states, openPairs, shortfall } = (await demo.of({ steps })).measures;
    expect({ states, openPairs, shortfall }).toEqual({
      states: { underProtected: 0, undecided: 0, protected: 19 },
      openPairs: { seen: 0, assumed: 0 },
      shortfall: { seen: 0, assumed: 0 },
    });
  });

  test('and undeclared, all is undecided, and what is to be declared is what open pairs rest on', async () => {
    const { states, openPairs, questions } = (await demo.of({ steps, declared: '' })).measures;
    expect({ states, seen: openPairs.seen }).toEqual({
      states: { underProtected: 0, undecided: 19, protected: 0 },
      seen: 0,
    });
    const asked = questions.map((one) => ({ ...one, answer: questionWhere(one.key, () => true).answer }));
    const declare = asked.flatMap((one) => ('declare' in one.answer ? [one.answer.declare.replace(/\..*/, '')] : []));
    expect(declare.sort()).toEqual([...keys.open]);
    // What else the pairs rest on opens none by itself: they close when these are answered.
    expect(asked[declare.length - 1]?.closesWithThose).toBe(openPairs.assumed);
    expect(asked.slice(declare.length).every(({ answer }) => 'repair' in answer)).toBe(true);
  });

  test.each(drawn(keys.open, 1))('and undeclared in %s alone, pairs are open', async (key) => {
    const { openPairs } = (await demo.of({ steps, declared: declaredWithout(key) })).measures;
    expect(openPairs).toEqual({ seen: 0, assumed: expect.any(Number) });
    expect(openPairs.assumed).toBeGreaterThan(0);
  });

  test('decoy: what no open pair rests on need not be declared', async () => {
    const { states } = (await demo.of({ steps, declared: declaredWithout(...keys.idle) })).measures;
    expect(states).toEqual({ underProtected: 0, undecided: 0, protected: 19 });
  });

  test('has each step in the table of what undoing it does', () => {
    const listed = Object.entries(undone[variant]).flatMap(([step, what]) => (what === undefined ? [] : [step]));
    expect(listed.sort()).toEqual([...steps].sort());
  });

  test.each(drawn(steps, 1))('and %s undone is no longer what it was', async (step) => {
    const what = undone[variant][step];
    if (what === undefined) throw new Error(`${step} is not in the table`);
    const without = (...left: readonly StepName[]) => demo.of({ steps: stepsWithout(left, variant) });
    const { pairs, links } = await without(step);
    if ('opens' in what) return expect(pairs).toBeGreaterThan(0);
    expect(pairs).toBe(0);
    if ('opensWith' in what) {
      const [these, all] = [await without(...what.opensWith), await without(step, ...what.opensWith)];
      return expect(all.measures.openPairs.seen).toBeGreaterThan(these.measures.openPairs.seen);
    }
    expect(links[what.draws] ?? 0).toBeGreaterThan((await without()).links[what.draws] ?? 0);
  });
});

describe('one step alone', () => {
  test.each(drawn(Object.keys(hardeningSteps) as StepName[], 1))('%s raises nothing anywhere', async (step) => {
    const [before, after] = [await demo.of({ steps: [] }), await demo.of({ steps: [step] })];
    const openOf = ({ openIdentities: { seen, assumed } }: (typeof before.resources)[number]) => seen + assumed;
    const was = new Map(before.resources.map((one) => [one.id, openOf(one)]));
    expect(after.resources.filter((one) => openOf(one) > (was.get(one.id) ?? 0))).toEqual([]);
    expect(after.pairs).toBeLessThanOrEqual(before.pairs);
  });
});
