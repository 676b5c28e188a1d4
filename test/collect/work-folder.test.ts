/** Facts that a killed import left are cleared away at the next start; those of an import that runs are not. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { removeAbandonedWork } from '../../collect/index.ts';
import { makeWorkFolder } from '../../collect/work-folder.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'postern-work-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A work folder of a process of its own, which is then killed. */
async function abandoned(): Promise<string> {
  const module = join(import.meta.dirname, '..', '..', 'collect', 'work-folder.ts');
  const script = `console.log(await (await import(${JSON.stringify(module)})).makeWorkFolder(${JSON.stringify(folder)})); setInterval(() => {}, 1e3)`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [text] = (await once(child.stdout, 'data')) as [Buffer];
  child.kill('SIGKILL');
  await once(child, 'close');
  return text.toString().trim();
}

test('only what a dead process of this machine left goes', async () => {
  const dead = await abandoned();
  await writeFile(join(dead, 'users.ndjson'), '{}');
  const own = await makeWorkFolder(folder);
  expect((await stat(own)).mode & 0o777).toBe(0o700);
  // Decoys: another machine's, one whose process id is in use again by another process, a link, a name of somebody else's.
  const [, host] = /^postern-azurehound-(.+)-\d+-\d+-\w{6}$/.exec(basename(dead)) ?? [];
  const elsewhere = basename(dead).replace(`-${host}-`, '-elsewhere-');
  const link = basename(dead).replace(/\w{6}$/, 'linked');
  const victim = 'victim';
  for (const name of [elsewhere, victim, 'postern-azurehound-notes']) await mkdir(join(folder, name));
  await symlink(join(folder, victim), join(folder, link));
  const reused = `postern-azurehound-${host}-${process.pid}-1-reused`;
  await mkdir(join(folder, reused));
  await removeAbandonedWork(folder);
  const left = [basename(own), elsewhere, link, victim, 'postern-azurehound-notes'];
  expect((await readdir(folder)).sort()).toEqual(left.sort());
});
