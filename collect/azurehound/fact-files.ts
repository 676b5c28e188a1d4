/** The NDJSON files of a facts folder while it is written: one a collection, appended to in turn. */
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Row } from './clean-row.ts';
import { AzureHoundError, systemCode } from './export-error.ts';

interface FactFile {
  handle: FileHandle | undefined;
  lines: string[];
  /** Characters in `lines`. */
  held: number;
  rows: number;
}

/** Characters held back per file before they are written. */
const flushAt = 256 * 1024;

/** Appends rows to `<folder>/<collection>.ndjson`. Every failure to write is the refusal WRITE_FAILED. */
export class FactFiles {
  readonly #folder: string;
  readonly #files = new Map<string, FactFile>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Takes one row; it reaches the disk with a later `flush`. */
  append(collection: string, row: Row): void {
    const file = this.#file(collection);
    const line = `${JSON.stringify(row)}\n`;
    file.lines.push(line);
    file.held += line.length;
    file.rows += 1;
  }

  /** Rows taken for a collection so far. */
  rows(collection: string): number {
    return this.#files.get(collection)?.rows ?? 0;
  }

  /** Writes what has grown large. */
  async flush(): Promise<void> {
    for (const [collection, file] of this.#files) if (file.held >= flushAt) await this.#write(collection, file);
  }

  /** Makes sure that a collection has a file, though it may have no rows: it was read and there are none. */
  touch(collection: string): void {
    this.#file(collection);
  }

  /** Writes the rest and closes every file; more may be appended after. */
  async finish(): Promise<void> {
    for (const [collection, file] of this.#files)
      if (file.held > 0 || file.rows === 0) await this.#write(collection, file);
    await this.close();
  }

  /** Forgets and removes what was only there to be joined: all collections below `parent`. */
  async drop(parent: string): Promise<void> {
    for (const collection of [...this.#files.keys()])
      if (collection.startsWith(`${parent}/`)) this.#files.delete(collection);
    await rm(join(this.#folder, parent), { recursive: true, force: true });
  }

  /** Closes every file, whatever is held back. */
  async close(): Promise<void> {
    for (const file of this.#files.values()) {
      await file.handle?.close();
      file.handle = undefined;
    }
  }

  /** Where a collection's file lies. */
  path(collection: string): string {
    return join(this.#folder, `${collection}.ndjson`);
  }

  #file(collection: string): FactFile {
    const file = this.#files.get(collection) ?? { handle: undefined, lines: [], held: 0, rows: 0 };
    this.#files.set(collection, file);
    return file;
  }

  async #write(collection: string, file: FactFile): Promise<void> {
    const text = file.lines.join('');
    file.lines = [];
    file.held = 0;
    await writing(this.#folder, async () => {
      file.handle ??= await this.#open(collection);
      await file.handle.appendFile(text);
    });
  }

  async #open(collection: string): Promise<FileHandle> {
    const path = this.path(collection);
    await mkdir(dirname(path), { recursive: true });
    return open(path, 'a');
  }
}

/** Runs something that writes below `folder`, and turns the system's refusal into one that a person can act on. */
export async function writing<T>(folder: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const code = systemCode(error);
    if (code === undefined) throw error;
    const what = code === 'ENOSPC' ? `The disk that holds ${folder} is full` : `${folder} cannot be written (${code})`;
    throw new AzureHoundError('WRITE_FAILED', what, 'Make room or choose another folder; nothing was kept.');
  }
}

/**
 * The rows of an NDJSON file, one by one. Lines end at "\n" only: node:readline would also break at U+2028, which JSON
 * text may hold.
 */
export async function* readRows(path: string): AsyncGenerator<Row> {
  let begun: string[] = [];
  for await (const chunk of createReadStream(path, 'utf8') as AsyncIterable<string>) {
    const lines = chunk.split('\n');
    const rest = lines.pop() ?? '';
    for (const line of lines) {
      begun.push(line);
      yield JSON.parse(begun.join('')) as Row;
      begun = [];
    }
    begun.push(rest);
  }
}

/** Replaces an NDJSON file by what `change` makes of each of its rows. */
export async function rewriteRows(path: string, change: (row: Row) => Row): Promise<void> {
  const next = `${path}.next`;
  await writing(dirname(path), async () => {
    const file = await open(next, 'w');
    try {
      let text = '';
      for await (const row of readRows(path)) {
        text += `${JSON.stringify(change(row))}\n`;
        if (text.length >= flushAt) {
          await file.appendFile(text);
          text = '';
        }
      }
      await file.appendFile(text);
    } finally {
      await file.close();
    }
    await rename(next, path);
  });
}
