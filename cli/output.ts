/** What Postern prints: one document or text on stdout, everything else, progress included, on stderr. */
import { printable, printableLine, printableText } from '../api/index.ts';
import { VerbError } from './failure.ts';

/** How a verb was told to print. */
export interface OutputOptions {
  /** One JSON document on stdout. */
  readonly json: boolean;
  readonly progress: 'text' | 'json' | 'none';
}

/** Where a verb's words go. Names are hostile text: nothing that is printed can steer the terminal. */
export interface Output {
  readonly json: boolean;
  progress(message: string): void;
  /**
   * The answer: `document` with --json, else the text that `describe` makes of it. What `describe` is given is safe to print: each
   * string of the document is a text of one line. Throws VerbError where stdout cannot be written.
   */
  answer<Document>(document: Document, describe: (document: Document) => string): Promise<void>;
}

/** The output of a verb. */
export function makeOutput({ json, progress }: OutputOptions): Output {
  return {
    json,
    progress(message) {
      if (progress === 'text') printError(`· ${printableLine(message)}\n`);
      if (progress === 'json') printError(`${JSON.stringify({ at: new Date().toISOString(), message })}\n`);
    },
    answer: (document, describe) => print(`${json ? JSON.stringify(document) : describe(printable(document))}\n`),
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
