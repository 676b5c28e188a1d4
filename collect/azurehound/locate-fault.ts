/** Finds the exact place of a JSON fault by reading the export a second time with a parser that keeps count. */
import { jsonParser } from 'stream-json/parser.js';
import { jsonVerifier } from 'stream-json/utils/verifier.js';
import { decodeText } from './decode-text.ts';
import type { ExportPlace } from './export-error.ts';
import { ItemAssembler } from './item-assembler.ts';
import { readBytes } from './read-bytes.ts';
import { tokensIn } from './tokens.ts';

/**
 * Line, character and item of the first fault, or an empty place when the second reading finds none. What comes before
 * the fault may already show that the file is no export; then that refusal (NOT_AZUREHOUND) is thrown.
 */
export async function locateFault(path: string): Promise<ExportPlace> {
  const verify = jsonVerifier();
  const parse = jsonParser({ packValues: true, streamValues: false });
  const assembler = new ItemAssembler({
    listOf: () => undefined,
    onEntry: () => {},
    onBroken: () => {},
    onItem: () => {},
  });
  let before = 0;
  for await (const { text } of decodeText(readBytes(path), path)) {
    let fault: VerifierFault | undefined;
    try {
      verify(text);
    } catch (error) {
      fault = faultOf(error);
    }
    const sound = fault === undefined ? text : text.slice(0, fault.offset - before);
    for (const token of tokensIn(parse(sound))) assembler.consume(token);
    if (fault !== undefined) return { line: fault.line, column: fault.pos, item: assembler.items };
    before += text.length;
  }
  return {};
}

/** What the verifier's error carries: 1-based line and character, and characters before the fault. */
interface VerifierFault {
  readonly line: number;
  readonly pos: number;
  readonly offset: number;
}

function faultOf(error: unknown): VerifierFault {
  if (typeof error === 'object' && error !== null && 'line' in error && 'pos' in error && 'offset' in error) {
    return { line: Number(error.line), pos: Number(error.pos), offset: Number(error.offset) };
  }
  throw error;
}
