/** The journal of a run: where each chain stands and how far its file is whole, written after each page. */
import { type FileHandle, mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { CollectionEntry } from '../../facts/manifest.ts';

/** What a run is of. */
const Run = z.object({
  kind: z.literal('run'),
  version: z.literal(1),
  tenant: z.string().optional(),
  startedAt: z.string(),
  since: z.string(),
});

/** Counts of a collection so far. */
const Counts = z.object({
  rows: z.number(),
  rejected: z.number(),
  limited: z.number(),
});

const Progress = z.object({
  kind: z.literal('progress'),
  name: z.string(),
  startedAt: z.string(),
  bytes: z.number(),
  counts: Counts,
  problems: z.array(z.string()),
  /** Bytes of files beside the rows, by name. */
  aside: z.record(z.string(), z.number()),
  state: z.unknown(),
});

const Ended = z.object({
  kind: z.literal('ended'),
  name: z.string(),
  hasFile: z.boolean(),
  entry: CollectionEntry,
});

const Line = z.discriminatedUnion('kind', [Run, Progress, Ended]);

export type Run = z.infer<typeof Run>;
export type Counts = z.infer<typeof Counts>;
export type Progress = z.infer<typeof Progress>;
export type Ended = z.infer<typeof Ended>;

/** What a journal tells. */
export interface Told {
  readonly run: Run;
  readonly progress: ReadonlyMap<string, Progress>;
  readonly ended: ReadonlyMap<string, Ended>;
}

/** What the journal of an unfinished run tells; undefined where there is none. A line that was cut short is passed over. */
export async function readJournal(path: string): Promise<Told | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  let run: Run | undefined;
  const progress = new Map<string, Progress>();
  const ended = new Map<string, Ended>();
  for (const line of text.split('\n')) {
    const parsed = Line.safeParse(jsonOf(line));
    if (!parsed.success) continue;
    if (parsed.data.kind === 'run') run = parsed.data;
    else if (parsed.data.kind === 'ended') ended.set(parsed.data.name, parsed.data);
    else progress.set(parsed.data.name, parsed.data);
  }
  return run === undefined ? undefined : { run, progress, ended };
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** A journal under way. */
export class Journal {
  readonly #file: FileHandle;
  #writing: Promise<void> = Promise.resolve();

  private constructor(file: FileHandle) {
    this.#file = file;
  }

  /** Begins a journal, or goes on with the one that is there. */
  static async open(path: string, run: Run, isNew: boolean): Promise<Journal> {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const journal = new Journal(await open(path, isNew ? 'w' : 'a', 0o600));
    // A line that was cut short ends here.
    if (!isNew) await journal.#file.write('\n');
    await journal.write(run);
    return journal;
  }

  /** Adds a line; it is in the file when the promise is kept. */
  async write(line: Run | Progress | Ended): Promise<void> {
    this.#writing = this.#writing.then(async () => {
      await this.#file.write(`${JSON.stringify(line)}\n`);
    });
    await this.#writing;
  }

  async close(): Promise<void> {
    await this.#file.close();
  }
}
