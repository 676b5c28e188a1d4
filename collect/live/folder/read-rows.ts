/** Reads rows that this collector wrote, one a line, in bounded memory. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Row } from '../collection.ts';

/** The rows of a file; a last line that was cut short is passed over. */
export async function* readRows(path: string): AsyncGenerator<Row> {
  const lines = createInterface({ input: createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 18 }) });
  for await (const line of lines) {
    if (line === '') continue;
    try {
      yield JSON.parse(line) as Row;
    } catch {
      return;
    }
  }
}
