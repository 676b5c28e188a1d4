/** Applies a change to a copy of a facts folder: what the tenant would be collected as once the change is made. */
import { copyFile, mkdir, mkdtemp, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { type Change, ChangeError, type DeclareStep } from '#changes';
import { collectionNames, type FactsFolder, type Manifest, openFacts, optionalCollectionNames } from '#facts';
import { declareIn } from './declare.ts';
import { type AnyCollectionName, referencesOf, standsFor } from './references.ts';
import { Removed } from './removed.ts';
import { type Edits, type NumberedStep, rewriteCollection } from './rewrite-collection.ts';

/** The name of the configuration within a folder that a change was applied to. */
const configurationName = 'postern.yaml';

/** What a rehearsal did: the folder that it wrote, and what changed in each collection that changed. */
export interface Rehearsal {
  readonly title: string;
  readonly out: string;
  /** The configuration to load it with; undefined where nothing is declared. */
  readonly configuration: string | undefined;
  readonly collections: Readonly<Record<string, Edits>>;
}

/** What is rehearsed, on what, and where to. */
export interface RehearsalOptions {
  /** The facts folder; it stays as it is. */
  readonly facts: string;
  /** A folder that does not exist, or is empty. */
  readonly out: string;
  /** The file of the configuration; that of the facts folder, where there is one, by default. */
  readonly configuration?: string | undefined;
}

/**
 * Copies a facts folder with the steps of a change applied in their order. Nothing is left at `out` where it fails.
 * Throws ChangeError where a step does not fit the facts, FactsError, and ConfigurationError for what may not be declared.
 */
export async function rehearse(change: Change, { facts, out, configuration }: RehearsalOptions): Promise<Rehearsal> {
  const folder = await openFacts(facts);
  await refuseUsed(out);
  await mkdir(dirname(resolve(out)), { recursive: true });
  const work = await mkdtemp(join(dirname(resolve(out)), `.${basename(resolve(out))}-`));
  try {
    const collections = await rewriteCollections(folder, change, work);
    const declared = await writeConfiguration(change, configuration ?? join(facts, configurationName), work, {
      mustBeThere: configuration !== undefined,
    });
    await writeFile(
      join(work, 'manifest.json'),
      `${JSON.stringify(manifestAfter(folder.manifest, collections), null, 2)}\n`,
    );
    await rm(out, { recursive: true, force: true });
    await rename(work, out);
    return {
      title: change.title,
      out,
      configuration: declared ? join(out, configurationName) : undefined,
      collections: Object.fromEntries(Object.entries(collections).filter(([, edits]) => isEdited(edits))),
    };
  } catch (error) {
    await rm(work, { recursive: true, force: true });
    throw error;
  }
}

/** Refuses a folder that holds something. */
async function refuseUsed(out: string): Promise<void> {
  const found = await stat(out).catch(() => undefined);
  if (found === undefined) return;
  if (!found.isDirectory() || (await readdir(out)).length > 0)
    throw new ChangeError('CHANGE_REFUSED', `${out} is not empty. Give a folder that is not there yet.`);
}

/** Collections in the order in which what is removed is known before whoever refers to it is read. */
const order: readonly AnyCollectionName[] = [...collectionNames, ...optionalCollectionNames]
  .map((name, index) => ({ name, rank: rankOf(name), index }))
  .sort((a, b) => a.rank - b.rank || a.index - b.index)
  .map(({ name }) => name);

/** What stands for something comes first; of these, resources before service principals, and service principals before roles. */
function rankOf(name: AnyCollectionName): number {
  if (standsFor[name] === undefined) return 4;
  if (name.startsWith('arm/')) return 0;
  return referencesOf(name).length === 0 ? 1 : name === 'graph/service-principals' ? 2 : 3;
}

async function rewriteCollections(
  folder: FactsFolder,
  { steps }: Change,
  work: string,
): Promise<Record<string, Edits>> {
  const removed = new Removed();
  const numbered = steps.map((step, index) => ({ ...step, number: index + 1 }));
  const rowSteps = numbered.filter((step): step is NumberedStep => step.kind !== 'declare');
  for (const { collection, number } of rowSteps)
    if (!order.includes(collection as AnyCollectionName))
      throw new ChangeError('CHANGE_REFUSED', `step ${number}: ${collection} is no collection of a facts folder.`);
  const edits: Record<string, Edits> = {};
  for (const name of ['graph', 'arm']) await mkdir(join(work, name));
  for (const name of order) {
    const own = rowSteps.filter(({ collection }) => collection === name);
    if (own.length === 0 && !folder.has(name)) continue;
    if (own.length === 0 && (removed.isEmpty || referencesOf(name).length === 0))
      await copyFile(join(folder.path, `${name}.ndjson`), join(work, `${name}.ndjson`));
    else edits[name] = await writeLines(join(work, `${name}.ndjson`), rewriteCollection(folder, name, own, removed));
  }
  return edits;
}

async function writeLines(path: string, lines: AsyncGenerator<string, Edits>): Promise<Edits> {
  const file = await open(path, 'wx', 0o600);
  const stream = file.createWriteStream();
  try {
    for (let next = await lines.next(); ; next = await lines.next()) {
      if (next.done) return next.value;
      if (!stream.write(`${next.value}\n`)) await new Promise<void>((drained) => stream.once('drain', () => drained()));
    }
  } finally {
    await new Promise<void>((ended) => stream.end(() => ended()));
  }
}

/** Counts follow the rows; how much was collected stays as it was. */
function manifestAfter(manifest: Manifest, edits: Readonly<Record<string, Edits>>): Manifest {
  const collections = { ...manifest.collections };
  for (const [name, { rows }] of Object.entries(edits)) {
    const entry = collections[name] ?? { status: 'COMPLETE' as const };
    collections[name] = { ...entry, rows };
  }
  return { ...manifest, collections };
}

async function writeConfiguration(
  { steps }: Change,
  path: string,
  work: string,
  { mustBeThere }: { readonly mustBeThere: boolean },
): Promise<boolean> {
  const declares = steps.filter((step): step is DeclareStep => step.kind === 'declare');
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' && !mustBeThere) return undefined;
    throw new ChangeError('CHANGE_REFUSED', `${path} cannot be read (${error.code}). Check the path.`, error);
  });
  if (text === undefined && declares.length === 0) return false;
  const after = declares.length === 0 ? (text ?? '') : declareIn(text ?? '', declares, configurationName);
  await writeFile(join(work, configurationName), after, { mode: 0o600 });
  return true;
}

function isEdited({ changed, added, removed, swept }: Edits): boolean {
  return changed + added + removed + swept > 0;
}
