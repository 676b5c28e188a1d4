/** A facts folder without anything that tells whose it is, for bug reports and consultants: it loads to the same measures. */
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { collectionNames, optionalCollectionNames } from '../facts/collections.ts';
import { FactsError, type FactsFolder, openFacts } from '../facts/index.ts';
import type { Manifest } from '../facts/manifest.ts';
import { RowAnonymizer } from './anonymize-row.ts';
import { Pseudonyms } from './pseudonyms.ts';
import { Published } from './published.ts';

const names = [...collectionNames, ...optionalCollectionNames];
type Name = (typeof names)[number];
type Row = Readonly<Record<string, unknown>>;

/** What is to be made. */
export interface AnonymizeOptions {
  /** The facts folder. */
  readonly facts: string;
  /** The folder that is written; new or empty. */
  readonly out: string;
  /** The file that says what was replaced by what; outside `out`. Without it nobody can tell. */
  readonly key?: string | undefined;
}

/** What was made. */
export interface Anonymized {
  readonly folder: string;
  readonly key?: string;
  readonly rows: number;
  /** Lines that were no row. */
  readonly unreadable: number;
  /** Fields that were left out since nobody declared them, with how often, by `collection:field`. */
  readonly dropped: Readonly<Record<string, number>>;
}

/** Anonymizes. Throws FactsError for a folder that holds no facts, is not empty, or holds the key. */
export async function anonymize({ facts, out, key }: AnonymizeOptions): Promise<Anonymized> {
  await assertFree(out, key);
  const folder = await openFacts(facts);
  const published = await publishedIn(folder);
  const pseudonyms = new Pseudonyms();
  const anonymizer = new RowAnonymizer(pseudonyms, published);
  await mkdir(out, { recursive: true, mode: 0o700 });
  const counts = { rows: 0, unreadable: 0 };
  for (const name of names)
    if (folder.has(name)) await writeRows(folder, name, join(out, `${name}.ndjson`), anonymizer, counts);
  const manifest = anonymousManifest(folder.manifest, anonymizer);
  await writeFile(join(out, 'manifest.json'), `${JSON.stringify(manifest, undefined, 2)}\n`, { mode: 0o600 });
  if (key !== undefined) {
    const map = JSON.stringify(Object.fromEntries(pseudonyms.map), undefined, 2);
    await writeFile(key, `${map}\n`, { mode: 0o600, flag: 'wx' });
  }
  return {
    folder: out,
    ...(key === undefined ? {} : { key }),
    ...counts,
    dropped: Object.fromEntries(anonymizer.dropped),
  };
}

async function assertFree(out: string, key: string | undefined): Promise<void> {
  const found = await stat(out).catch(() => undefined);
  const isEmpty = found === undefined || (found.isDirectory() && (await readdir(out)).length === 0);
  if (!isEmpty) throw new FactsError('FACTS_CONFLICT', `${out} is there and not empty. Give a new folder with --out.`);
  if (key === undefined) return;
  const way = relative(resolve(out), resolve(key));
  if (!way.startsWith('..'))
    throw new FactsError(
      'FACTS_CONFLICT',
      `${key} lies in ${out}, and whoever gets the folder would get the key. Give a file outside it.`,
    );
  if (existsSync(key)) throw new FactsError('FACTS_CONFLICT', `${key} is there already. Give a new file with --key.`);
}

async function publishedIn(folder: FactsFolder): Promise<Published> {
  const published = new Published();
  for (const name of names)
    for await (const row of rowsOf(folder, name)) if (row !== undefined) published.hear(name, row);
  return published;
}

/** The rows; undefined for a line that is none. */
async function* rowsOf(folder: FactsFolder, name: Name): AsyncGenerator<Row | undefined> {
  if (!folder.has(name)) return;
  for await (const { text } of folder.texts(name)) if (text?.trim() !== '') yield rowOf(text);
}

function rowOf(text: string | undefined): Row | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : undefined;
  } catch {
    return undefined;
  }
}

async function writeRows(
  folder: FactsFolder,
  name: Name,
  path: string,
  anonymizer: RowAnonymizer,
  counts: { rows: number; unreadable: number },
): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  async function* lines() {
    for await (const row of rowsOf(folder, name)) {
      if (row === undefined) counts.unreadable += 1;
      else {
        counts.rows += 1;
        yield `${JSON.stringify(anonymizer.row(name, row))}\n`;
      }
    }
  }
  await pipeline(lines, createWriteStream(path, { mode: 0o600 }));
}

/** Statuses, counts and times; reasons are texts of the service's own and of the tenant's, and are left out. */
function anonymousManifest(manifest: Manifest, anonymizer: RowAnonymizer): Manifest {
  const { tenant, collections, ...rest } = manifest;
  const withoutReason = Object.entries(collections).map(([name, { reason, scopes, ...entry }]) => [
    name,
    {
      ...entry,
      ...(reason === undefined ? {} : { reason: 'left out: the folder was anonymized' }),
      ...(scopes === undefined ? {} : { scopes: scopes.map((scope) => anonymizer.text('ids and words', scope)) }),
    },
  ]);
  return {
    ...rest,
    ...(tenant === undefined
      ? {}
      : {
          tenant: {
            id: anonymizer.text('ids and words', tenant.id),
            ...(tenant.name === undefined ? {} : { name: anonymizer.text('words', tenant.name) }),
          },
        }),
    collections: Object.fromEntries(withoutReason),
  };
}
