/** Reads NDJSON line by line in bounded memory. */
import { createReadStream } from 'node:fs';
import { FactsError } from './facts-error.ts';

/** A row that was read, or why its line could not be. */
export type Line =
  | { readonly number: number; readonly value: unknown }
  | { readonly number: number; readonly unreadable: string };

/** Characters; a longer line is refused, since parsing it would exhaust the memory and no row of a tenant comes near. */
const longestLine = 64 * 2 ** 20;

/**
 * The lines of a UTF-8 file, with or without a byte-order mark. A line that is not JSON is yielded with the reason;
 * blank lines are passed over. Throws FactsError for other encodings, compressed data and read errors.
 */
export async function* readNdjson(path: string): AsyncGenerator<Line> {
  const decoder = new TextDecoder('utf-8');
  let number = 0;
  let rest = '';
  for await (const chunk of chunks(path)) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield* parse(line, ++number);
    if (rest.length > longestLine) {
      throw new FactsError(
        'FACTS_UNREADABLE',
        `${path}: line ${number + 1} is longer than ${longestLine} characters. NDJSON has one row a line.`,
      );
    }
  }
  yield* parse(rest, number + 1);
}

async function* chunks(path: string): AsyncGenerator<Buffer> {
  let first = true;
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 }) as AsyncIterable<Buffer>) {
      if (first) refuseOtherEncodings(path, chunk);
      first = false;
      yield chunk;
    }
  } catch (error) {
    if (error instanceof FactsError) throw error;
    throw new FactsError('FACTS_UNREADABLE', `${path} cannot be read: ${(error as Error).message}`, error);
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

function* parse(line: string, number: number): Generator<Line> {
  if (line.trim() === '') return;
  try {
    yield { number, value: JSON.parse(line) };
  } catch (error) {
    yield { number, unreadable: `not JSON (${(error as Error).message.slice(0, 120)})` };
  }
}
