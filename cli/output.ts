/** What Postern prints: one document or text on stdout, everything else, progress included, on stderr. */

/** How a verb was told to print. */
export interface OutputOptions {
  /** One JSON document on stdout. */
  readonly json: boolean;
  readonly progress: 'text' | 'json' | 'none';
}

/** Where a verb's words go. */
export interface Output {
  readonly json: boolean;
  progress(message: string): void;
  /** The answer: `document` with --json, else the text. */
  answer(document: unknown, text: string): void;
}

/** The output of a verb. */
export function makeOutput({ json, progress }: OutputOptions): Output {
  return {
    json,
    progress(message) {
      if (progress === 'text') process.stderr.write(`· ${message}\n`);
      if (progress === 'json') process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), message })}\n`);
    },
    answer(document, text) {
      process.stdout.write(json ? `${JSON.stringify(document)}\n` : `${text}\n`);
    },
  };
}
