/** A cheap look at a path: is it an AzureHound export? */
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { constants, gunzip } from 'node:zlib';
import { encodingOf } from './decode-text.ts';
import { firstBytes, isGzip } from './read-bytes.ts';

const looksAt = 4096;
const unzip = promisify(gunzip);

/**
 * True for a file named .json, .json.gz or .gz whose first 4 KiB open an object with `data` or `meta`, the two members of
 * an export, in any encoding that the import reads. A folder, an absent path and anything else is false; never throws.
 */
export async function isAzureHoundExport(path: string): Promise<boolean> {
  if (!/\.(json|gz)$/i.test(path)) return false;
  try {
    if (!(await stat(path)).isFile()) return false;
    let start = await firstBytes(path, looksAt);
    if (isGzip(start)) start = await unzip(start, { finishFlush: constants.Z_SYNC_FLUSH });
    const text = new TextDecoder(encodingOf(start)).decode(start);
    return /^\s*\{\s*"(data|meta)"\s*:/.test(text);
  } catch {
    return false;
  }
}
