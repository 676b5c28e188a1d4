/** What Postern prints: one document or text on stdout, everything else, progress included, on stderr. */
import { printable, printableLine, printableText } from '../api/index.ts';
import { VerbError } from './failure.ts';
import { terminalWidth, wrapped } from './terminal.ts';
import { type Shown, showUnderWay } from './under-way.ts';

/** How a verb was told to print. */
export interface OutputOptions {
  /** One JSON document on stdout. */
  readonly json: boolean;
  readonly progress: 'text' | 'json' | 'none';
}

/** Where a verb's words go. Names are hostile text: nothing that is printed can steer the terminal. */
export interface Output {
  readonly json: boolean;
  /** Tells what was done; with 'under way' what is being done: shown only where it takes a second, and until the next message. */
  progress(message: string, state?: 'under way'): void;
  /**
   * The answer: `document` with --json, else the text that `describe` makes of it. What `describe` is given is safe to print: each
   * string of the document is a text of one line. Throws VerbError where stdout cannot be written.
   */
  answer<Document>(document: Document, describe: (document: Document) => string): Promise<void>;
  /** Nothing is under way any more. */
  close(): void;
}

/** The output of a verb. */
export function makeOutput({ json, progress }: OutputOptions): Output {
  const told = (message: string): void => {
    if (progress === 'text') printError(`· ${printableLine(message)}\n`);
    if (progress === 'json') printError(`${JSON.stringify({ at: new Date().toISOString(), message })}\n`);
  };
  const shown: Shown = showUnderWay({
    live: progress === 'text' && process.stderr.isTTY,
    tell: told,
    draw: printError,
  });
  return {
    json,
    progress(message, state) {
      if (state !== undefined) return shown.begins(message);
      shown.ends();
      told(message);
    },
    answer(document, describe) {
      shown.ends();
      return print(`${json ? JSON.stringify(document) : wrapped(describe(printable(document)), terminalWidth())}\n`);
    },
    close: () => shown.ends(),
  };
}

// What cannot be told on stderr cannot be told at all. Of stdout, the writer hears.
process.stderr.on('error', () => {});
process.stdout.on('error', () => {});

/** Prints on stdout, and returns when it is written. Throws VerbError where it cannot be. */
export async function print(text: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    process.stdout.write(printableText(text), (error) => (error ? reject(unwritten(error)) : resolve()));
  });
}

/** Prints on stderr. */
export function printError(text: string): void {
  process.stderr.write(printableText(text));
}

function unwritten(error: NodeJS.ErrnoException): VerbError {
  return new VerbError(`The answer could not be written to standard output (${error.code ?? error.message}).`);
}
