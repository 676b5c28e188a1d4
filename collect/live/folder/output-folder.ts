/** The folder that is written: finished collections in their places, unfinished ones and the journal aside, the manifest always true. */
import { createReadStream } from 'node:fs';
import { appendFile, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { collectionNames, optionalCollectionNames } from '../../facts/collections.ts';
import { type CollectionEntry, Manifest } from '../../facts/manifest.ts';
import { CollectError } from '../collect-error.ts';
import type { Collected, LiveName, Row } from '../collection.ts';
import { type Ended, Journal, type Run, readJournal, type Told } from './journal.ts';
import { lockFolder } from './lock.ts';
import { readRows } from './read-rows.ts';

const names: readonly LiveName[] = [...collectionNames, ...optionalCollectionNames];

/** A facts folder under way. */
export class OutputFolder implements Collected {
  readonly path: string;
  readonly journal: Journal;
  /** What an unfinished run left; undefined where this one begins anew. */
  readonly left: Told | undefined;
  readonly run: Run;
  readonly #release: () => Promise<void>;
  readonly #ended: Map<string, Ended>;
  #manifest: Manifest;
  #writing: Promise<void> = Promise.resolve();

  private constructor(made: {
    path: string;
    journal: Journal;
    left: Told | undefined;
    run: Run;
    manifest: Manifest;
    release: () => Promise<void>;
  }) {
    this.path = made.path;
    this.journal = made.journal;
    this.left = made.left;
    this.run = made.run;
    this.#manifest = made.manifest;
    this.#release = made.release;
    this.#ended = new Map(made.left?.ended ?? []);
  }

  /** Opens a folder, taking up an unfinished run of the same tenant. Throws CollectError COLLECT_FOLDER. */
  static async open(path: string, run: Run): Promise<OutputFolder> {
    await makeFolder(path);
    const aside = join(path, '.collect');
    await mkdir(aside, { recursive: true, mode: 0o700 });
    const release = await lockFolder(join(aside, 'lock'), path);
    try {
      const left = await readJournal(join(aside, 'journal.ndjson'));
      if (left !== undefined) assertSameTenant(path, left.run, run);
      if (left === undefined) await rm(join(aside, 'parts'), { recursive: true, force: true });
      const kept = left === undefined ? run : { ...left.run, tenant: left.run.tenant ?? run.tenant };
      const journal = await Journal.open(join(aside, 'journal.ndjson'), kept, left === undefined);
      const manifest = await firstManifest(path, kept);
      const folder = new OutputFolder({ path, journal, left, run: kept, manifest, release });
      for (const ended of left?.ended.values() ?? []) await folder.#settle(ended);
      await folder.#writeManifest();
      return folder;
    } catch (error) {
      await release();
      throw error;
    }
  }

  /** Where the rows of an unfinished collection are. */
  part(name: string): string {
    return join(this.path, '.collect', 'parts', `${name}.ndjson`);
  }

  /** Ends a collection: the journal first, then its file, then the manifest. */
  async end(ended: Ended): Promise<void> {
    await this.journal.write(ended);
    this.#ended.set(ended.name, ended);
    await this.#settle(ended);
    this.#writing = this.#writing.then(() => this.#writeManifest());
    await this.#writing;
  }

  /** Puts the file in its place, or takes one of an earlier run away. */
  async #settle({ name, hasFile, entry }: Ended): Promise<void> {
    const place = join(this.path, `${name}.ndjson`);
    await mkdir(dirname(place), { recursive: true, mode: 0o700 });
    if (!hasFile) await rm(place, { force: true });
    else if (await exists(this.part(name))) await rename(this.part(name), place);
    this.#manifest = { ...this.#manifest, collections: { ...this.#manifest.collections, [name]: entry } };
  }

  has(name: LiveName): boolean {
    return this.#ended.get(name)?.hasFile ?? false;
  }

  entry(name: LiveName): CollectionEntry | undefined {
    return this.#ended.get(name)?.entry;
  }

  async *rows(name: LiveName): AsyncGenerator<Row> {
    if (this.has(name)) yield* readRows(join(this.path, `${name}.ndjson`));
  }

  /** Names the tenant. */
  async name(tenant: { id: string; name?: string | undefined }): Promise<void> {
    this.#manifest = {
      ...this.#manifest,
      tenant: { id: tenant.id, ...(tenant.name === undefined ? {} : { name: tenant.name }) },
    };
  }

  /** Ends the run: rejected rows go into one file, and the journal goes. */
  async finish(): Promise<Manifest> {
    await this.#gatherRejected();
    this.#manifest = { ...this.#manifest, finishedAt: new Date().toISOString() };
    await this.#writeManifest();
    await this.journal.close();
    await this.#release();
    await rm(join(this.path, '.collect'), { recursive: true, force: true });
    return this.#manifest;
  }

  /** Leaves the run unfinished: the next one goes on. */
  async leave(): Promise<Manifest> {
    await this.#writing.catch(() => undefined);
    await this.journal.close().catch(() => undefined);
    await this.#release();
    return this.#manifest;
  }

  async #gatherRejected(): Promise<void> {
    const whole = join(this.path, 'rejected.ndjson');
    await rm(whole, { force: true });
    for (const name of names) {
      const part = this.part(`rejected/${name}`);
      if (!(await exists(part))) continue;
      for await (const chunk of createReadStream(part)) await appendFile(whole, chunk as Buffer, { mode: 0o600 });
    }
  }

  async #writeManifest(): Promise<void> {
    const file = join(this.path, 'manifest.json');
    await writeFile(`${file}.new`, `${JSON.stringify(this.#manifest, undefined, 2)}\n`, { mode: 0o600 });
    await rename(`${file}.new`, file);
  }
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}

async function makeFolder(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found !== undefined && !found.isDirectory())
    throw new CollectError('COLLECT_FOLDER', `${path} is a file. Give a folder with --out.`);
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new CollectError('COLLECT_FOLDER', `${path} cannot be made: ${(error as Error).message}.`, error);
  }
}

function assertSameTenant(path: string, left: Run, run: Run): void {
  if (left.tenant === undefined || run.tenant === undefined || left.tenant === run.tenant) return;
  throw new CollectError(
    'COLLECT_FOLDER',
    `${path} holds an unfinished run of tenant ${left.tenant}, and this sign-in is of ${run.tenant}. Choose another folder, or remove ${join(path, '.collect')}.`,
  );
}

/** The manifest of a run that begins: what an earlier run of the same tenant finished stands until it is replaced. */
async function firstManifest(path: string, run: Run): Promise<Manifest> {
  const text = await readFile(join(path, 'manifest.json'), 'utf8').catch(() => undefined);
  const earlier = text === undefined ? undefined : Manifest.safeParse(parsed(text)).data;
  const isSame = run.tenant === undefined || earlier?.tenant?.id.toLowerCase() === run.tenant;
  const waiting = { status: 'SKIPPED', reason: 'the run has not come to it yet' } as const;
  const collections: Record<string, CollectionEntry> = Object.fromEntries(names.map((name) => [name, waiting]));
  return {
    version: 1,
    ...(run.tenant === undefined ? {} : { tenant: { id: run.tenant } }),
    startedAt: run.startedAt,
    collector: 'postern collect',
    collections: { ...collections, ...(isSame ? earlier?.collections : {}) },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
