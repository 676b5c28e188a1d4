/** The bytes of an export, decompressed where they are gzip, whatever the file is called. */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { AzureHoundError, systemCode } from './export-error.ts';

/** 256 KiB: large enough to be fast, small enough that the rows of one chunk never fill memory. */
const chunkSize = 256 * 1024;

/** The first bytes of a file (at most `length`), or a refusal that says why it cannot be read. */
export async function firstBytes(path: string, length: number): Promise<Buffer> {
  try {
    const file = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** True for the magic bytes of gzip (RFC 1952, section 2.3.1). */
export function isGzip(start: Buffer): boolean {
  return start[0] === 0x1f && start[1] === 0x8b;
}

/** Yields the export's text as bytes, in order. `onCompressed` hears how many bytes of the file were read so far. */
export async function* readBytes(path: string, onCompressed?: (bytes: number) => void): AsyncGenerator<Buffer> {
  const start = await firstBytes(path, 4);
  refuseOtherArchives(path, start);
  const file = createReadStream(path, { highWaterMark: chunkSize });
  let source: Readable = file;
  if (isGzip(start)) {
    const gunzip = createGunzip({ chunkSize });
    file.on('error', (error) => gunzip.destroy(error));
    source = file.pipe(gunzip);
  }
  let text = 0;
  try {
    for await (const chunk of source as AsyncIterable<Buffer>) {
      text += chunk.length;
      onCompressed?.(file.bytesRead);
      yield chunk;
    }
  } catch (error) {
    throw broken(path, error, text);
  } finally {
    file.destroy();
    source.destroy();
  }
}

function refuseOtherArchives(path: string, start: Buffer): void {
  if (start[0] === 0x50 && start[1] === 0x4b && start[2] === 0x03 && start[3] === 0x04) {
    throw new AzureHoundError(
      'COMPRESSION',
      `${path} is a zip archive`,
      'Unpack it and load the JSON file inside; gzip is read as it is.',
    );
  }
}

function broken(path: string, error: unknown, byte: number): unknown {
  const code = systemCode(error) ?? '';
  if (code === 'Z_BUF_ERROR') {
    return new AzureHoundError(
      'CUT_SHORT',
      `${path} is gzip and is cut off`,
      'Copy or export it again; nothing was kept.',
      { byte },
    );
  }
  if (code.startsWith('Z_')) {
    return new AzureHoundError(
      'COMPRESSION',
      `${path} is gzip and is damaged`,
      'Copy or export it again; nothing was kept.',
      { byte },
    );
  }
  return unreadable(path, error);
}

function unreadable(path: string, error: unknown): unknown {
  const code = systemCode(error);
  if (code === undefined) return error;
  if (code === 'ENOENT') return new AzureHoundError('NOT_FOUND', `There is no file ${path}`, 'Check the path.');
  if (code === 'EISDIR') {
    return new AzureHoundError('NOT_A_FILE', `${path} is a folder`, 'Name the JSON file that AzureHound wrote.');
  }
  return new AzureHoundError('UNREADABLE', `${path} cannot be read (${code})`, 'Check its permissions and the disk.');
}
