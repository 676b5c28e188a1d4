/** Bytes to text: UTF-8 with or without a byte-order mark, and UTF-16 with one (what PowerShell 5 writes on redirection). */
import { AzureHoundError } from './export-error.ts';

/** The encoding that a byte-order mark names (Unicode 16, section 23.8), or UTF-8. */
export function encodingOf(start: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

/** One chunk of text, and where it begins. */
export interface TextChunk {
  readonly text: string;
  /** Bytes before this chunk. */
  readonly byte: number;
  /** Bytes of this chunk. */
  readonly bytes: number;
}

/** Decodes chunk by chunk, dropping a byte-order mark. Throws ENCODING at bytes that no text has; `path` is for the message. */
export async function* decodeText(bytes: AsyncIterable<Buffer>, path: string): AsyncGenerator<TextChunk> {
  let decoder: TextDecoder | undefined;
  let byte = 0;
  for await (const chunk of bytes) {
    if (decoder === undefined) {
      refuseUnmarkedUtf16(chunk, path);
      decoder = new TextDecoder(encodingOf(chunk), { fatal: true });
    }
    yield { text: decode(decoder, chunk, byte, path), byte, bytes: chunk.length };
    byte += chunk.length;
  }
  if (decoder !== undefined) decode(decoder, undefined, byte, path);
}

function decode(decoder: TextDecoder, chunk: Buffer | undefined, byte: number, path: string): string {
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch {
    const mend = 'AzureHound writes UTF-8: export again with `-o FILE`, or convert the file to UTF-8.';
    throw new AzureHoundError('ENCODING', `${path} holds bytes that are not ${decoder.encoding} text`, mend, { byte });
  }
}

/** JSON begins with an ASCII character (RFC 8259): a zero byte beside it is UTF-16 or UTF-32 without its mark. */
function refuseUnmarkedUtf16(chunk: Buffer, path: string): void {
  const marked = encodingOf(chunk) !== 'utf-8';
  const wide = chunk.length > 1 && (chunk[0] === 0 || chunk[1] === 0 || (marked && chunk[2] === 0 && chunk[3] === 0));
  if (wide) {
    const mend = 'Convert it to UTF-8.';
    throw new AzureHoundError('ENCODING', `${path} is UTF-16 or UTF-32 without a byte-order mark that says so`, mend, {
      byte: 0,
    });
  }
}
