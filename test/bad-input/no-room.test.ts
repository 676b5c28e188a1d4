/** A disk too full for a database to start is told at once. Real: a small file system. Needs root on Linux, else it is skipped. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { openGraph } from '#cypher';

const place = mkdtempSync(join(tmpdir(), 'postern-no-room-'));

function mounted(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', place], { stdio: 'ignore' });
    return true;
  } catch {
    rmSync(place, { recursive: true });
    return false;
  }
}

(mounted() ? test : test.skip)('no database is started, and the message says how much room it needs', async () => {
  try {
    const opening = openGraph({ dataFolder: join(place, 'data'), progress: () => {}, environment: {} });
    await expect(opening).rejects.toMatchObject({
      code: 'DATABASE_FULL',
      message: expect.stringMatching(/disk is full: \d MB are free in .*needs \d+ MB to start\. Make room/),
    });
  } finally {
    execFileSync('umount', [place]);
    rmSync(place, { recursive: true });
  }
});
