/** Opens a facts folder: its manifest, and the rows of each collection. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type CollectionName,
  collectionNames,
  type OptionalCollectionName,
  optionalCollectionNames,
} from './collections.ts';
import { FactsError } from './facts-error.ts';
import { faultOfJson } from './json-fault.ts';
import { assumeManifest, Manifest } from './manifest.ts';
import { type Line, longestLine, readNdjson, readTexts, type TextLine } from './ndjson.ts';
import { deepestRow, isDeeperThan } from './nesting.ts';
import { openRegularFile } from './regular-file.ts';

/** A facts folder that can be read. */
export interface FactsFolder {
  readonly path: string;
  readonly manifest: Manifest;
  /** Names of .ndjson files that are no collection: told to the user, not read. */
  readonly unknownFiles: readonly string[];
  /** Whether the collection's file is there. */
  has(name: CollectionName | OptionalCollectionName): boolean;
  /** The lines of a collection; none where it has no file. */
  lines(name: CollectionName | OptionalCollectionName): AsyncGenerator<Line>;
  /** The same lines as they stand in the file, blank ones too. */
  texts(name: CollectionName | OptionalCollectionName): AsyncGenerator<TextLine>;
}

/**
 * Opens a folder. Throws FactsError FACTS_MISSING where it is none, FACTS_UNREADABLE for a manifest that is wrong and for a
 * collection that is no regular file inside the folder.
 */
export async function openFacts(path: string): Promise<FactsFolder> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined)
    throw new FactsError('FACTS_MISSING', `${path} does not exist. Give a facts folder or an AzureHound export.`);
  if (!found.isDirectory())
    throw new FactsError(
      'FACTS_MISSING',
      `${path} is neither a facts folder nor an AzureHound export (a JSON object with "data" and "meta").`,
    );
  const files = new Set([...(await ndjsonFiles(path, 'graph')), ...(await ndjsonFiles(path, 'arm'))]);
  const known = new Set<string>([...collectionNames, ...optionalCollectionNames]);
  const manifest = await readManifest(path, files);
  if (![...files].some((file) => known.has(file))) {
    throw new FactsError(
      'FACTS_MISSING',
      `${path} holds no facts: no graph/*.ndjson or arm/*.ndjson with a collection's name, such as graph/users.ndjson.`,
    );
  }
  for (const file of files) if (known.has(file)) await (await openRegularFile(path, `${file}.ndjson`))?.handle.close();
  const open = (name: string) => (files.has(name) ? openRegularFile(path, `${name}.ndjson`) : undefined);
  return {
    path,
    manifest,
    unknownFiles: [...files].filter((file) => !known.has(file)),
    has: (name) => files.has(name),
    lines: async function* (name) {
      const file = await open(name);
      if (file !== undefined) yield* readNdjson(file, join(path, `${name}.ndjson`));
    },
    texts: async function* (name) {
      const file = await open(name);
      if (file !== undefined) yield* readTexts(file, join(path, `${name}.ndjson`));
    },
  };
}

async function ndjsonFiles(path: string, folder: string): Promise<string[]> {
  const names = await readdir(join(path, folder)).catch(() => []);
  return names
    .filter((name) => name.endsWith('.ndjson'))
    .map((name) => `${folder}/${name.slice(0, -'.ndjson'.length)}`);
}

async function readManifest(path: string, files: ReadonlySet<string>): Promise<Manifest> {
  const file = join(path, 'manifest.json');
  const text = await textOf(path, 'manifest.json');
  if (text === undefined) return assumeManifest(files);
  const parsed = Manifest.safeParse(jsonOf(text, file));
  if (parsed.success)
    return { ...parsed.data, collections: { ...assumeManifest(files).collections, ...parsed.data.collections } };
  const issue = parsed.error.issues[0];
  throw new FactsError('FACTS_UNREADABLE', `${file}: ${issue?.path.join('.') || 'the document'}: ${issue?.message}.`);
}

/** The text of a file; undefined where none is there. */
async function textOf(folder: string, path: string): Promise<string | undefined> {
  const file = await openRegularFile(folder, path);
  if (file === undefined) return undefined;
  try {
    if (file.size > longestLine)
      throw new FactsError('FACTS_UNREADABLE', `${join(folder, path)} is larger than ${longestLine} bytes.`);
    return (await file.handle.readFile('utf8')).replace(/^\uFEFF/, '');
  } finally {
    await file.handle.close();
  }
}

function jsonOf(text: string, file: string): unknown {
  const mend = 'Mend it, or remove it: a folder without a manifest is accepted.';
  if (isDeeperThan(text, deepestRow))
    throw new FactsError('FACTS_UNREADABLE', `${file} is nested deeper than ${deepestRow} levels. ${mend}`);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new FactsError('FACTS_UNREADABLE', `${file} is not JSON: ${faultOfJson(error)}. ${mend}`);
  }
}
