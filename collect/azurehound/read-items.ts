/** Reads an export from disk to its items, in one pass and bounded memory. */
import { jsonParser, type Token } from 'stream-json/parser.js';
import { decodeText } from './decode-text.ts';
import { AzureHoundError } from './export-error.ts';
import { ItemAssembler, type ItemListener } from './item-assembler.ts';
import { locateFault } from './locate-fault.ts';
import { readBytes } from './read-bytes.ts';
import { tokensIn } from './tokens.ts';

/** A text this long (bytes without a single complete token) is refused: it would not fit beside the rest. */
export const maxBytesOfOneText = 128 * 1024 * 1024;

/** How far the reading has come. */
export interface ReadProgress {
  /** Bytes of the file read so far, compressed as it may be. */
  readonly bytes: number;
}

/**
 * Tells every item of an export to a listener, calling `betweenChunks` after each 256 KiB so that output can be written
 * before more is read. Returns the export's `meta`. Throws AzureHoundError when the file is no whole AzureHound export.
 */
export async function readItems(
  path: string,
  listener: ItemListener,
  betweenChunks: (progress: ReadProgress) => Promise<void>,
): Promise<unknown> {
  const assembler = new ItemAssembler(listener);
  const parse = jsonParser({ packValues: true, streamValues: false });
  let read = 0;
  let lines = 1;
  let silentSince = 0;
  let end = 0;
  const source = readBytes(path, (bytes) => {
    read = bytes;
  });
  for await (const { text, byte, bytes: length } of decodeText(source, path)) {
    end = byte + length;
    const tokens = await tokensOf(parse, text, path, assembler.items);
    if (tokens.length > 0) silentSince = byte;
    else if (byte - silentSince > maxBytesOfOneText)
      throw tooLarge(path, { line: lines, byte: silentSince, item: assembler.items });
    for (const token of tokens) assembler.consume(token);
    lines += countLines(text);
    await betweenChunks({ bytes: read });
  }
  if (!assembler.complete) throw unfinished(path, assembler, lines, end);
  return assembler.meta;
}

async function tokensOf(
  parse: ReturnType<typeof jsonParser>,
  text: string,
  path: string,
  items: number,
): Promise<readonly Token[]> {
  try {
    return tokensIn(parse(text));
  } catch (error) {
    // V8 refuses a string beyond half a gigabyte with a RangeError.
    if (error instanceof RangeError) throw tooLarge(path, { item: items });
    const place = await locateFault(path);
    throw new AzureHoundError(
      'NOT_JSON',
      (place.item ?? items) === 0 ? `${path} is not JSON` : `${path} is not JSON from some point on`,
      'Name the file that `azurehound list -o FILE` wrote; if it is that one, export or copy it again. Nothing was kept.',
      place,
    );
  }
}

function tooLarge(path: string, place: { line?: number; byte?: number; item: number }): AzureHoundError {
  const what = `${path} holds a single text of more than ${maxBytesOfOneText} bytes`;
  return new AzureHoundError('TOO_LARGE', what, 'No directory object has that: export again.', place);
}

function unfinished(path: string, assembler: ItemAssembler, line: number, byte: number): AzureHoundError {
  if (assembler.untouched) {
    return new AzureHoundError('EMPTY_FILE', `${path} is empty`, 'Export again with `azurehound list -o FILE`.');
  }
  return new AzureHoundError(
    'CUT_SHORT',
    `${path} is cut off: it ends before its closing brace`,
    'The collector was stopped or the copy is not whole: export or copy it again. Nothing was kept.',
    { line, byte, item: assembler.items },
  );
}

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
