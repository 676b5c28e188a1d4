/** `postern fixes`: what to mend first, as steps that loading the changed facts has proven. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { factsOf } from '../decisions/measure-facts.ts';
import { type Plan, planFixes } from '../decisions/plan-fixes.ts';
import { publishedFacts } from '../decisions/published-facts.ts';
import { sensitiveResources } from '../decisions/sensitive-resources.ts';
import { exitStatus, VerbError } from '../failure.ts';
import type { Output } from '../output.ts';
import { question } from '../question.ts';
import { LoadedSnapshotDocument } from '../questions/answers.ts';
import { withGraph } from '../with-graph.ts';
import { say } from './whatif.ts';

/** Options of the verb. */
export interface FixesVerb {
  readonly data: string;
  readonly budget: number;
  /** When to end before the budget does. */
  readonly until?: 'protected';
  readonly out: string;
  /** The facts folder; by default that of the published snapshot. */
  readonly facts?: string | undefined;
  readonly config?: string | undefined;
}

/** The document of `fixes --json`. */
export interface FixesJson extends Plan {
  readonly snapshot: string;
  /** Kinds of fix whose effect is not told here. */
  readonly exactOnly: readonly string[];
}

/** Plans and prints. Throws VerbError where the facts are not what is loaded, and what loading throws. */
export async function fixesVerb(resources: readonly string[], options: FixesVerb, output: Output): Promise<void> {
  const work = await mkdtemp(join(tmpdir(), 'postern-fixes-'));
  try {
    const answer = await withGraph(options.data, output, async ({ graph, embedded }, signal): Promise<FixesJson> => {
      const { snapshot, tenant } = await question(graph, LoadedSnapshotDocument, {}, { signal });
      const folder = publishedFacts(options.facts, snapshot.source);
      const bench = { graph, embedded, data: options.data, output, signal };
      const ids = await sensitiveResources(graph, snapshot.id, resources);
      const asked = {
        facts: factsOf(folder, options.config),
        budget: options.budget,
        resources: ids,
        untilProtected: options.until === 'protected',
        out: resolve(options.out),
        work,
      };
      const plan = await planFixes(bench, asked);
      if (JSON.stringify(plan.before.openPairs) !== JSON.stringify(tenant.openPairs)) throw factsDiffer(folder);
      return { snapshot: snapshot.id, ...plan, exactOnly: [] };
    });
    await output.answer(answer, describeFixes);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

function factsDiffer(folder: string): VerbError {
  return new VerbError(
    `${folder} does not measure as what is published: facts or configuration have changed since. Load it again, or name both with --facts and --config.`,
    exitStatus.failed,
  );
}

/** The plan in words: each step, what to do first, how, how it is undone, and what it comes to. */
export function describeFixes({ before, steps, bound, boundOfObjects }: FixesJson): string {
  const lines = [`Before: ${say(before)}`];
  for (const [at, step] of steps.entries())
    lines.push(
      '',
      `${at + 1}. ${step.title}`,
      ...step.first.map((one) => `   First: ${one}`),
      ...step.steps.map((one) => `   ${one}`),
      `   Undo: ${step.undo}`,
      `   Then: ${say(step.cumulative)}`,
      `   Change: ${step.change}`,
    );
  if (steps.length === 0) lines.push('No fix that Postern knows closes anything.');
  lines.push(...sayBounds(bound, boundOfObjects));
  return lines.join('\n');
}

function sayBounds(bound: number | null, ofObjects: number | null): string[] {
  if (bound === null) return [];
  const objects =
    ofObjects === null ? 'changes of single objects alone never do' : `changes of single objects alone, ${ofObjects}`;
  return ['', `No fewer than ${bound} changes protect it; ${objects}.`];
}
