/** Opens a facts folder: its manifest, and the rows of each collection. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type CollectionName, collectionNames, optionalCollectionNames } from './collections.ts';
import { FactsError } from './facts-error.ts';
import { assumeManifest, Manifest } from './manifest.ts';
import { type Line, readNdjson } from './ndjson.ts';

/** A facts folder that can be read. */
export interface FactsFolder {
  readonly path: string;
  readonly manifest: Manifest;
  /** Names of .ndjson files that are no collection: told to the user, not read. */
  readonly unknownFiles: readonly string[];
  /** Whether the collection's file is there. */
  has(name: CollectionName): boolean;
  /** The lines of a collection; none where it has no file. */
  lines(name: CollectionName): AsyncGenerator<Line>;
}

/** Opens a folder. Throws FactsError FACTS_MISSING where it is none, FACTS_UNREADABLE for a manifest that is wrong. */
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
  return {
    path,
    manifest,
    unknownFiles: [...files].filter((file) => !known.has(file)),
    has: (name) => files.has(name),
    lines: async function* (name) {
      if (files.has(name)) yield* readNdjson(join(path, `${name}.ndjson`));
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
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return assumeManifest(files);
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new FactsError(
      'FACTS_UNREADABLE',
      `${file} is not JSON: ${(error as Error).message}. Mend it, or remove it: a folder without a manifest is accepted.`,
      error,
    );
  }
  const parsed = Manifest.safeParse(json);
  if (parsed.success)
    return { ...parsed.data, collections: { ...assumeManifest(files).collections, ...parsed.data.collections } };
  const issue = parsed.error.issues[0];
  throw new FactsError('FACTS_UNREADABLE', `${file}: ${issue?.path.join('.') || 'the document'}: ${issue?.message}.`);
}
