/** [U] A large export in a small heap: one group's members, and many users, far beyond what the heap could hold. */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createGzip } from 'node:zlib';
import { afterAll, expect, test } from '@jest/globals';
import { guid, removeMade, scratch, tenant } from './harness.ts';

afterAll(removeMade);

const members = 120_000;
const users = 80_000;
const heapMegabytes = 48;

/** Writes about 70 MB of text as gzip: a group with all its members in one item, then users. */
async function writeLargeExport(path: string): Promise<number> {
  const zip = createGzip({ level: 1 });
  const done = once(zip.pipe(createWriteStream(path)), 'close');
  let size = 0;
  const write = async (text: string) => {
    size += text.length;
    if (!zip.write(text)) await once(zip, 'drain');
  };
  const writeMany = async (count: number, line: (n: number) => string) => {
    for (let from = 0; from < count; from += 2000) {
      const length = Math.min(2000, count - from);
      await write(Array.from({ length }, (_, i) => line(from + i)).join(''));
    }
  };
  await write(`{"data":[\n${JSON.stringify(tenant)},\n{"kind":"AZGroupMember","data":{"members":[`);
  const type = '"@odata.type":"#microsoft.graph.user"';
  const note = 'x'.repeat(120);
  await writeMany(members, (n) => {
    const member = `{${type},"id":"${guid(n).toUpperCase()}","displayName":"Member ${n}","note":"${note}"}`;
    return `${n === 0 ? '' : ','}{"member":${member},"groupId":"${guid(1)}"}`;
  });
  await write(`],"groupId":"${guid(1)}"}}`);
  await writeMany(users, (n) => {
    const enabled = n % 2 === 0 ? '"accountEnabled":true,' : '';
    return `,\n{"kind":"AZUser","data":{"id":"${guid(n).toUpperCase()}",${enabled}"note":"${note}${note}${note}"}}`;
  });
  await write(`\n],"meta":{"type":"azure","version":5,"count":${users + 2}}}`);
  zip.end();
  await done;
  return size;
}

const measured = existsSync('/proc/self/status') ? test : test.skip;
measured(`[U] 70 MB of text is converted in a heap of ${heapMegabytes} MB`, async () => {
  const folder = scratch();
  const size = await writeLargeExport(join(folder, 'export.json.gz'));
  expect(size).toBeGreaterThan(65e6);
  // The greatest memory that getrusage tells begins with that of whoever forked the process; that of /proc begins anew.
  const door = resolve(import.meta.dirname, '../../../collect/azurehound/index.ts');
  const script = `const { convertAzureHound } = await import(${JSON.stringify(door)});
    const report = await convertAzureHound(process.argv[1], process.argv[2]);
    const { readFileSync } = await import('node:fs');
    const [, kilobytes] = /VmHWM:\\s*(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'));
    console.log(JSON.stringify({ kinds: report.kinds, megabytes: kilobytes / 1024 }));`;
  const child = spawnSync(
    process.execPath,
    [
      `--max-old-space-size=${heapMegabytes}`,
      '--input-type=module',
      '-e',
      script,
      join(folder, 'export.json.gz'),
      join(folder, 'facts'),
    ],
    { encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } },
  );
  expect(child.stderr).not.toMatch(/heap out of memory/);
  const { kinds, megabytes } = JSON.parse(child.stdout) as {
    kinds: Record<string, { written: number }>;
    megabytes: number;
  };
  expect([kinds.AZGroupMember?.written, kinds.AZUser?.written]).toEqual([members, users]);
  expect(megabytes).toBeLessThan(300);
  const manifest = JSON.parse(readFileSync(join(folder, 'facts/manifest.json'), 'utf8')) as {
    collections: Record<string, { rows: number }>;
  };
  expect(manifest.collections['graph/group-members']?.rows).toBe(members);
});
