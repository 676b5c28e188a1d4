/** `postern whatif`: what a change of the tenant would do to every sensitive resource, from the links of the snapshot or by a load. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenGraph } from '#cypher';
import type { MeasuredResource, ResourceDifference } from '#links';
import type { PersonAffected, ToldRoute } from '#routes';
import { factsOf, type TenantMeasures } from '../decisions/measure-facts.ts';
import { type WhatIfJson, whatIf } from '../decisions/what-if.ts';
import { exitStatus, VerbError } from '../failure.ts';
import type { Output } from '../output.ts';
import { question } from '../question.ts';
import { LoadedSnapshotDocument, type ResourceMeasuresFragment, WhatIfDocument } from '../questions/answers.ts';
import { withGraph } from '../with-graph.ts';
import { readChange } from './rehearse.ts';

/** Options of the verb. */
export interface WhatIfVerb {
  readonly data: string;
  readonly exact: boolean;
  readonly facts?: string | undefined;
  readonly config?: string | undefined;
  readonly allowUndecided: boolean;
}

/** Tells what a change does; status 3 where a resource gets worse. What is published stays. Throws ChangeError, VerbError and what loading throws. */
export async function whatIfVerb(file: string, options: WhatIfVerb, output: Output): Promise<void> {
  const isExact = options.exact || options.facts !== undefined;
  const answer = await withGraph(options.data, output, (open, signal) =>
    isExact ? exactly(open, file, { options, output, signal }) : quickly(open, file, { options, signal }),
  );
  await output.answer(answer, describeWhatIf);
  if (answer.resources.some(({ worse }) => worse.length > 0)) process.exitCode = exitStatus.no;
}

interface Asked {
  readonly options: WhatIfVerb;
  readonly signal: AbortSignal;
}

/** Measures facts before and after. */
async function exactly(
  { graph, embedded }: OpenGraph,
  file: string,
  { options, output, signal }: Asked & { readonly output: Output },
): Promise<WhatIfJson> {
  const { data, allowUndecided } = options;
  const change = await readChange(file);
  const folder = options.facts ?? (await question(graph, LoadedSnapshotDocument, {}, { signal })).snapshot.source;
  const work = await mkdtemp(join(tmpdir(), 'postern-whatif-'));
  try {
    const asked = { facts: factsOf(folder, options.config), out: join(work, 'facts'), allowUndecided };
    return await whatIf({ graph, embedded, data, output, signal }, change, asked);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Asks the published snapshot. */
async function quickly({ graph }: OpenGraph, file: string, { options, signal }: Asked): Promise<WhatIfJson> {
  const { title } = await readChange(file);
  const variables = { changes: await readFile(file, 'utf8'), allowUndecided: options.allowUndecided };
  const { whatIf: told } = await question(graph, WhatIfDocument, variables, { signal });
  if (told.before === null || told.after === null || told.people === null) throw onlyExactly(file, told.notQuick ?? '');
  const resources = told.resources.map((one) => ({ ...one, before: measured(one.before), after: measured(one.after) }));
  // What only takes links away opens nothing.
  const rest = { opened: told.isJudged ? null : [], closed: null, people: told.people };
  return { title, before: told.before, after: told.after, resources, ...rest };
}

function measured(told: ResourceMeasuresFragment | null): MeasuredResource | null {
  if (told === null) return null;
  const { requires: needs, ...resource } = told;
  return { ...resource, needs };
}

function onlyExactly(file: string, why: string): VerbError {
  return new VerbError(
    `The links of the snapshot alone cannot tell what the change does. ${why} Load the changed facts: postern whatif ${file} --exact`,
    exitStatus.failed,
  );
}

/** The answer in words: the sums before and after, then what gets better and worse. */
export function describeWhatIf({ title, before, after, resources, opened, closed, people }: WhatIfJson): string {
  const better = resources.filter(({ worse }) => worse.length === 0);
  const worse = resources.filter(({ worse }) => worse.length > 0);
  const lines = [`"${title}"`, `  before: ${say(before)}`, `  after:  ${say(after)}`];
  if (resources.length === 0) lines.push('No sensitive resource changes.');
  if (worse.length > 0) lines.push('', 'Worse:', ...worse.map((one) => `  ${one.name}: ${one.worse.join('; ')}`));
  if (better.length > 0) lines.push('', 'Changed for the better, or answered:', ...better.map(sayBetter));
  lines.push(...sayRoutes('Opened', opened ?? []), ...sayRoutes('Closed', closed ?? []));
  lines.push(
    ...sayPeople('Locked out', people.lockedOut),
    ...sayPeople('Must register another method first', people.mustRegister),
    ...sayPeople('Asked for more', people.askedMore),
  );
  return lines.join('\n');
}

function sayRoutes(label: string, routes: readonly ToldRoute[]): string[] {
  return routes.length === 0 ? [] : ['', `${label}:`, ...routes.map(({ sentence }) => `  ${sentence}`)];
}

const named = 20;

function sayPeople(label: string, people: readonly PersonAffected[]): string[] {
  if (people.length === 0) return [];
  const more = people.length > named ? [`  and ${people.length - named} more`] : [];
  const told = people.slice(0, named).map(({ name, audiences }) => `  ${name}: ${audiences.join(', ')}`);
  return ['', `${label}:`, ...told, ...more];
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
