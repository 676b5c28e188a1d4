/** A full disk, real: the embedded database in a small file system of its own. Needs root on Linux, else it is skipped. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type OpenGraph, openGraph } from '#cypher';
import { openFacts } from '#facts';
import { findRoutes } from '#routes';
import { load } from '../../ingest/index.ts';
import { sound, soundVault, withFacts } from './facts-on-disk.ts';
import { loadFiles, publishedId } from './published-tenant.ts';

const note = 'n'.repeat(300);
const size = '640m';
// A start of a database.
const patience = 400_000;

/** Whether this process may mount: tried, since containers differ. */
function mountable(): boolean {
  const place = mkdtempSync(join(tmpdir(), 'postern-mount-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', place], { stdio: 'ignore' });
    execFileSync('umount', [place], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

(mountable() ? describe : describe.skip)('a full disk', () => {
  let disk: string;
  let opened: OpenGraph | undefined;
  const open = async () => openGraph({ dataFolder: join(disk, 'data'), progress: () => {}, environment: {} });

  beforeAll(async () => {
    disk = await mkdtemp(join(tmpdir(), 'postern-full-disk-'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', disk]);
    opened = await open();
    await loadFiles(opened.graph, sound);
  }, patience);
  afterAll(async () => {
    await opened?.close();
    execFileSync('umount', ['-l', disk]);
    await rm(disk, { recursive: true, force: true });
  }, patience);

  test(
    'is told in one message, and what was published answers when there is room again',
    async () => {
      if (opened === undefined) throw new Error('the database is not open');
      const before = await publishedId(opened.graph);
      const answers = async ({ graph }: OpenGraph) => {
        const question = { snapshot: before, to: soundVault };
        return (await findRoutes(graph, question, { first: 50, budget: 240_000 })).routes.map(
          ({ links }) => links.length,
        );
      };
      const routes = await answers(opened);
      expect(routes.length).toBeGreaterThan(0);
      const { bavail, bsize } = await statfs(disk);
      await writeFile(join(disk, 'filler'), Buffer.alloc(Math.max(0, bavail * bsize - 100 * 2 ** 20)));
      const people = Array.from({ length: 2_000 }, (_, n) => ({
        id: `u${n}`,
        displayName: `User ${n}`,
        jobTitle: note,
      }));
      const loadPeople = () =>
        withFacts({ ...sound, 'graph/users': people }, async (folder) =>
          load((opened as OpenGraph).graph, await openFacts(folder), { dataFolder: join(disk, 'data') }).then(
            () => undefined,
            (thrown: unknown) => thrown as { code: string; message: string },
          ),
        );
      expect(await loadPeople()).toMatchObject({
        code: 'DATABASE_FULL',
        message: expect.stringMatching(/disk is full.*Make room/),
      });
      expect(await publishedId(opened.graph)).toBe(before);
      expect(await answers(opened)).toEqual(routes);
      await rm(join(disk, 'filler'));
      expect(await loadPeople()).toBeUndefined();
      expect(await publishedId(opened.graph)).not.toBe(before);
    },
    patience,
  );
});
