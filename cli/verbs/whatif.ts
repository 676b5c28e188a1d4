/** `postern whatif`: what a change of the tenant would do to every sensitive resource, by loading the changed facts. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ResourceDifference } from '#links';
import { factsOf, type TenantMeasures } from '../decisions/measure-facts.ts';
import { type WhatIfJson, whatIf } from '../decisions/what-if.ts';
import { exitStatus } from '../failure.ts';
import type { Output } from '../output.ts';
import { withGraph } from '../with-graph.ts';
import { readChange } from './rehearse.ts';

/** Options of the verb. */
export interface WhatIfVerb {
  readonly data: string;
  readonly facts: string;
  readonly config?: string | undefined;
  readonly allowUndecided: boolean;
}

/** Measures facts before and after a change; status 3 where a resource gets worse. What is published stays. Throws ChangeError and what loading throws. */
export async function whatIfVerb(file: string, options: WhatIfVerb, output: Output): Promise<void> {
  const change = await readChange(file);
  const facts = factsOf(options.facts, options.config);
  const work = await mkdtemp(join(tmpdir(), 'postern-whatif-'));
  try {
    const answer = await withGraph(options.data, output, ({ graph, embedded }, signal) => {
      const bench = { graph, embedded, data: options.data, output, signal };
      return whatIf(bench, change, { facts, out: join(work, 'facts'), allowUndecided: options.allowUndecided });
    });
    await output.answer(answer, describeWhatIf);
    if (answer.resources.some(({ worse }) => worse.length > 0)) process.exitCode = exitStatus.no;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** The answer in words: the sums before and after, then what gets better and worse. */
export function describeWhatIf({ title, before, after, resources }: WhatIfJson): string {
  const better = resources.filter(({ worse }) => worse.length === 0);
  const worse = resources.filter(({ worse }) => worse.length > 0);
  const lines = [`"${title}"`, `  before: ${say(before)}`, `  after:  ${say(after)}`];
  if (resources.length === 0) lines.push('No sensitive resource changes.');
  if (worse.length > 0) lines.push('', 'Worse:', ...worse.map((one) => `  ${one.name}: ${one.worse.join('; ')}`));
  if (better.length > 0) lines.push('', 'Changed for the better, or answered:', ...better.map(sayBetter));
  return lines.join('\n');
}

/** Measures in one line. */
export function say({ states, openPairs, shortfall }: TenantMeasures): string {
  const { underProtected, undecided, protected: safe } = states;
  return `${underProtected} under-protected, ${undecided} undecided, ${safe} protected; open pairs ${openPairs.seen} seen and ${openPairs.assumed} assumed; shortfall ${shortfall.seen} and ${shortfall.assumed}`;
}

function sayBetter({ name, before, after }: ResourceDifference): string {
  const of = (one: ResourceDifference['before']) =>
    one === null
      ? 'not there'
      : `${one.state.toLowerCase().replace('_', '-')}, ${one.openIdentities.seen} seen and ${one.openIdentities.assumed} assumed`;
  return `  ${name}: ${of(before)} -> ${of(after)}`;
}
