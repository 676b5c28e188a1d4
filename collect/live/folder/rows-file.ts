/** A file of rows that grows by whole lines and can be cut back to where the journal says it was whole. */
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';

const bufferSize = 1 << 18;

/** An NDJSON file under way. */
export class RowsFile {
  readonly #file: FileHandle;
  #buffer: string[] = [];
  #buffered = 0;
  #bytes: number;
  #writing: Promise<void> = Promise.resolve();

  private constructor(file: FileHandle, bytes: number) {
    this.#file = file;
    this.#bytes = bytes;
  }

  /** Opens a file and cuts it back to so many bytes; readable by its owner alone. */
  static async open(path: string, bytes: number): Promise<RowsFile> {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const file = await open(path, bytes === 0 ? 'w' : 'r+', 0o600);
    await file.truncate(bytes);
    return new RowsFile(file, bytes);
  }

  /** Adds a line. */
  async add(row: unknown): Promise<void> {
    const line = `${JSON.stringify(row)}\n`;
    this.#buffer.push(line);
    this.#buffered += line.length;
    if (this.#buffered >= bufferSize) await this.flush();
  }

  /** Writes what is held back; gives the length of the file, in bytes. */
  async flush(): Promise<number> {
    const data = Buffer.from(this.#buffer.join(''), 'utf8');
    this.#buffer = [];
    this.#buffered = 0;
    const position = this.#bytes;
    this.#bytes += data.length;
    this.#writing = this.#writing.then(async () => {
      for (let done = 0; done < data.length; )
        done += (await this.#file.write(data, done, data.length - done, position + done)).bytesWritten;
    });
    await this.#writing;
    return this.#bytes;
  }

  /** Writes the rest and closes. */
  async close(): Promise<void> {
    try {
      await this.flush();
      await this.#file.datasync();
    } finally {
      await this.#file.close();
    }
  }
}
