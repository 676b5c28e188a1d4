/** Reads NDJSON line by line in bounded memory. */
import { FactsError } from './facts-error.ts';
import { faultOfJson } from './json-fault.ts';
import { deepestRow, isDeeperThan } from './nesting.ts';
import type { RegularFile } from './regular-file.ts';

/** A row that was read, or why its line could not be. */
export type Line =
  | { readonly number: number; readonly value: unknown }
  | { readonly number: number; readonly unreadable: string };

/** A line as it stands in the file; `text` is undefined where the line is longer than `longestLine`. */
export interface TextLine {
  readonly number: number;
  readonly text: string | undefined;
}

/** Bytes; twenty times the largest row there is (Microsoft Graph's own service principal). A longer line is passed over, never held. */
export const longestLine = 32 * 2 ** 20;

const newline = 0x0a;

/**
 * The lines of a UTF-8 file, with or without a byte-order mark; it is closed in the end. A line that is no JSON, too long or
 * nested too deep is yielded with the reason; blank lines are passed over. Throws FactsError for other encodings, compressed
 * data and read errors.
 */
export async function* readNdjson(file: RegularFile, path: string): AsyncGenerator<Line> {
  for await (const { number, text } of readTexts(file, path)) {
    if (text === undefined) yield { number, unreadable: `its line is longer than ${longestLine} bytes` };
    else if (text.trim() !== '') yield parse(text, number);
  }
}

/** The text of each line of a UTF-8 file, undefined where it is too long to be held. Throws like readNdjson. */
export async function* readTexts(file: RegularFile, path: string): AsyncGenerator<TextLine> {
  let number = 0;
  let pieces: Buffer[] = [];
  let length = 0;
  const take = (piece: Buffer) => {
    length += piece.length;
    if (length > longestLine) pieces = [];
    else pieces.push(piece);
  };
  const end = (): TextLine => {
    number += 1;
    const text = length > longestLine ? undefined : Buffer.concat(pieces).toString('utf8');
    pieces = [];
    length = 0;
    return { number, text: number === 1 ? text?.replace(/^\uFEFF/, '') : text };
  };
  for await (const chunk of chunks(file, path)) {
    let begun = 0;
    for (let at = chunk.indexOf(newline); at !== -1; at = chunk.indexOf(newline, begun)) {
      take(chunk.subarray(begun, at));
      begun = at + 1;
      yield end();
    }
    take(chunk.subarray(begun));
  }
  yield end();
}

/** The bytes that the file had when it was opened. */
async function* chunks({ handle, size }: RegularFile, path: string): AsyncGenerator<Buffer> {
  let first = true;
  try {
    if (size === 0) return;
    const stream = handle.createReadStream({ highWaterMark: 1 << 18, start: 0, end: size - 1, autoClose: false });
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      if (first) refuseOtherEncodings(path, chunk);
      first = false;
      yield chunk;
    }
  } catch (error) {
    if (error instanceof FactsError) throw error;
    throw new FactsError('FACTS_UNREADABLE', `${path} cannot be read: ${(error as Error).message}`, error);
  } finally {
    await handle.close();
  }
}

function refuseOtherEncodings(path: string, start: Buffer): void {
  const mark = start.subarray(0, 2).toString('hex');
  if (mark === '1f8b') {
    throw new FactsError('FACTS_UNREADABLE', `${path} is compressed. Unpack it: gunzip < FILE > FILE.ndjson.`);
  }
  if (mark === 'fffe' || mark === 'feff' || start.subarray(0, 200).includes(0)) {
    throw new FactsError('FACTS_UNREADABLE', `${path} is UTF-16, not UTF-8. Convert it: iconv -f UTF-16 -t UTF-8.`);
  }
}

function parse(line: string, number: number): Line {
  if (isDeeperThan(line, deepestRow)) return { number, unreadable: `nested deeper than ${deepestRow} levels` };
  try {
    return { number, value: JSON.parse(line) };
  } catch (error) {
    return { number, unreadable: `not JSON (${faultOfJson(error)})` };
  }
}
