/** Scripted behaviour: what the service does to certain requests, so many times, before it answers as ever. */
import type { Reply } from './reply.ts';

/** What happens to a request. */
export type Act =
  | { readonly reply: Reply }
  /** The connection is cut before the headers. */
  | { readonly reset: true }
  /** The true answer is cut in the middle of its body. */
  | { readonly cut: true }
  /** The true answer comes in pieces, so many milliseconds apart. */
  | { readonly slow: number }
  /** Runs before the true answer. */
  | { readonly before: () => void };

/** A line of the script. */
export interface Line {
  /** Tried on `METHOD path?query`, decoded. Items of a batch are tried as GETs. */
  readonly on: RegExp;
  readonly times: number;
  readonly act: Act;
}

/** The script of a test. */
export class Script {
  readonly #lines: { line: Line; used: number }[] = [];

  /** Adds a line. */
  add(on: RegExp, act: Act, times = 1): void {
    this.#lines.push({ line: { on, times, act }, used: 0 });
  }

  /** What is to be done to a request, if anything. */
  take(request: string): Act | undefined {
    const due = this.#lines.find(({ line, used }) => used < line.times && line.on.test(request));
    if (due === undefined) return undefined;
    due.used += 1;
    return due.line.act;
  }

  /** Lines that no request has met, in words: a test that scripts what never happens is wrong. */
  unused(): string[] {
    return this.#lines
      .filter(({ line, used }) => used < (line.times === Number.POSITIVE_INFINITY ? 1 : line.times))
      .map(({ line, used }) => `${line.on} (${used} of ${line.times})`);
  }

  clear(): void {
    this.#lines.length = 0;
  }
}
