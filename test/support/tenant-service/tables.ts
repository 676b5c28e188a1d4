/** A facts folder as tables, so that a service can answer from it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Row = Record<string, unknown>;

/** The rows of each file; a file that is absent has no table. */
export class Tables {
  readonly #tables = new Map<string, Row[]>();

  constructor(folder: string) {
    for (const room of ['graph', 'arm']) {
      if (!existsSync(join(folder, room))) continue;
      for (const file of readdirSync(join(folder, room)))
        if (file.endsWith('.ndjson')) this.#tables.set(`${room}/${file.slice(0, -7)}`, read(join(folder, room, file)));
    }
  }

  /** The rows of a collection; undefined where the folder has none. */
  get(name: string): Row[] | undefined {
    return this.#tables.get(name);
  }

  /** The rows, none where the folder has none. */
  rows(name: string): Row[] {
    return this.#tables.get(name) ?? [];
  }

  set(name: string, rows: Row[] | undefined): void {
    if (rows === undefined) this.#tables.delete(name);
    else this.#tables.set(name, rows);
  }
}

function read(path: string): Row[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Row);
}
