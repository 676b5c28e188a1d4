/** What reading one collection works with: where its rows go, where it stands, and what it found wanting. */
import { rm, stat } from 'node:fs/promises';
import type { LiveCollection, Row } from '../collection.ts';
import type { Border } from '../folder/border.ts';
import type { Counts, Progress } from '../folder/journal.ts';
import type { OutputFolder } from '../folder/output-folder.ts';
import { RowsFile } from '../folder/rows-file.ts';

/** Reading one collection. */
export class Work {
  readonly collection: LiveCollection;
  readonly startedAt: string;
  /** Where an interrupted reading stood; undefined at the start. */
  readonly state: unknown;
  readonly counts: { -readonly [Count in keyof Counts]: Counts[Count] };
  /** Why the rows are not all, in words. */
  readonly problems: string[];
  /** The scopes that refused or gave up; each has its problem too. */
  readonly missingScopes: string[] = [];
  /** What is worth telling of rows that are all there. */
  readonly notes: string[] = [];
  /** Rows that should be there, where the service tells. */
  total: number | undefined;
  /** What `$count` said, where it differs from what was read. */
  counted: number | undefined;
  /** False when everybody who can hold access is among the rows, though they are not all. */
  everyPrincipal: boolean | undefined;
  /** True when the collection is read again, since something was wrong with the first reading. */
  isSecond = false;
  /** True when something was answered. */
  answered = false;
  readonly #folder: OutputFolder;
  readonly #border: Border;
  readonly #rows: RowsFile;
  readonly #rejected: RowsFile;
  readonly #aside: RowsFile;
  readonly #fields: readonly string[];
  readonly #ids = new Set<string>();

  private constructor(made: {
    collection: LiveCollection;
    folder: OutputFolder;
    border: Border;
    left: Progress | undefined;
    rows: RowsFile;
    rejected: RowsFile;
    aside: RowsFile;
  }) {
    const { collection, left } = made;
    this.collection = collection;
    this.#folder = made.folder;
    this.#border = made.border;
    this.#rows = made.rows;
    this.#rejected = made.rejected;
    this.#aside = made.aside;
    this.startedAt = left?.startedAt ?? new Date().toISOString();
    this.state = left?.state;
    this.counts = left === undefined ? { rows: 0, rejected: 0, limited: 0 } : { ...left.counts };
    this.problems = [...(left?.problems ?? [])];
    this.answered = left !== undefined;
    this.#fields = selected(collection);
  }

  /** Begins, or goes on where an interrupted reading stood. */
  static async open(
    collection: LiveCollection,
    folder: OutputFolder,
    border: Border,
    left: Progress | undefined,
  ): Promise<Work> {
    const { name } = collection;
    // A part that is shorter than the journal says was lost with the machine: the reading begins anew.
    const size = (await stat(folder.part(name)).catch(() => undefined))?.size ?? 0;
    const whole = left !== undefined && size >= left.bytes ? left : undefined;
    const rows = await RowsFile.open(folder.part(name), whole?.bytes ?? 0);
    const rejected = await RowsFile.open(folder.part(`rejected/${name}`), whole?.aside.rejected ?? 0);
    const aside = await RowsFile.open(folder.part(`aside/${name}`), whole?.aside.aside ?? 0);
    return new Work({ collection, folder, border, left: whole, rows, rejected, aside });
  }

  /** Adds rows as the source gave them. */
  async add(rows: readonly Row[]): Promise<void> {
    for (const row of rows) {
      const kept = this.#border.keep(this.collection.name, row);
      const fits = this.collection.schema.safeParse(kept);
      if (!fits.success) {
        const issue = fits.error.issues[0];
        const reason = `${issue?.path.join('.') || 'the row'}: ${issue?.message}`;
        this.counts.rejected += 1;
        await this.#rejected.add({ collection: this.collection.name, reason, row: kept });
        continue;
      }
      this.counts.rows += 1;
      if (this.#isLimited(kept)) this.counts.limited += 1;
      await this.#rows.add(kept);
    }
  }

  /** Adds rows of which each id is kept once. */
  async addOnce(rows: readonly Row[], key: (row: Row) => string): Promise<void> {
    for (const row of rows) {
      const id = key(row);
      if (id !== '' && this.#ids.has(id)) continue;
      this.#ids.add(id);
      await this.add([row]);
    }
  }

  /** Remembers the ids of the rows that an interrupted reading kept. */
  remember(id: string): void {
    this.#ids.add(id);
  }

  /** Keeps something for later in this reading, beside the rows. */
  async setAside(line: string): Promise<void> {
    await this.#aside.add(line);
  }

  /** Writes what is held back, so that the file of the rows can be read. */
  async flush(): Promise<void> {
    await this.#rows.flush();
  }

  /** Everything up to here is kept; an interrupted reading goes on from `state`. */
  async checkpoint(state: unknown): Promise<void> {
    const [bytes, rejected, aside] = [
      await this.#rows.flush(),
      await this.#rejected.flush(),
      await this.#aside.flush(),
    ];
    await this.#folder.journal.write({
      kind: 'progress',
      name: this.collection.name,
      startedAt: this.startedAt,
      bytes,
      counts: { ...this.counts },
      problems: [...this.problems],
      aside: { rejected, aside },
      state,
    });
  }

  /** The file of what was set aside. */
  get asidePath(): string {
    return this.#folder.part(`aside/${this.collection.name}`);
  }

  /** The file of the rows so far. */
  get rowsPath(): string {
    return this.#folder.part(this.collection.name);
  }

  /** Closes the files; with `hasRows` false the rows are taken away. */
  async close(keep: { readonly rows: boolean }): Promise<void> {
    await Promise.all([this.#rows.close(), this.#rejected.close(), this.#aside.close()]);
    await rm(this.asidePath, { force: true });
    if (!keep.rows) await rm(this.rowsPath, { force: true });
    if (this.counts.rejected === 0) await rm(this.#folder.part(`rejected/${this.collection.name}`), { force: true });
  }

  /** Closes the files as they are, for the next run. */
  async leave(): Promise<void> {
    await Promise.allSettled([this.#rows.close(), this.#rejected.close(), this.#aside.close()]);
  }

  /** Without permission for a type the service answers with its id and nulls, and no error. */
  #isLimited(row: Row): boolean {
    return this.#fields.length > 2 && this.#fields.every((field) => row[field] === null || row[field] === undefined);
  }
}

/** The fields that a list asks for, its id aside. */
function selected({ read }: LiveCollection): string[] {
  if (read.kind !== 'list') return [];
  return (read.request.query?.$select ?? '').split(',').filter((field) => field !== '' && field !== 'id');
}
