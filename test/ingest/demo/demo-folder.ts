/** The demo tenant's facts folder, read whole: it is small. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A row of a collection, as the source gave it. */
export type Row = Readonly<Record<string, unknown>>;

const folder = join(import.meta.dirname, '../../../ingest/demo');

/** The text of a file of the folder. */
export function textOf(file: string): string {
  return readFileSync(join(folder, file), 'utf8');
}

/** The collections that have a file, as `graph/users`. */
export function collectionsWithFile(): string[] {
  return ['graph', 'arm'].flatMap((part) =>
    readdirSync(join(folder, part)).map((file) => `${part}/${file.replace(/\.ndjson$/, '')}`),
  );
}

/** The rows of a collection; throws where a line is not JSON. */
export function rowsOf(collection: string): Row[] {
  const lines = textOf(`${collection}.ndjson`).split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Row);
}

/** Every text inside a value, at any depth; keys of objects too, since ARM uses ids as keys. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...textsIn(inner)]);
}
