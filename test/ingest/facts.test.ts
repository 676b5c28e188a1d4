/** What may stand in a facts folder: regular files inside it, with lines that neither exhaust memory nor the stack. */
import { execFileSync } from 'node:child_process';
import { appendFile, mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { openFacts } from '#facts';
import type { Line } from '../../collect/facts/ndjson.ts';

const made: string[] = [];
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'postern-facts-'));
  made.push(folder);
  await mkdir(join(folder, 'graph'));
  await writeFile(join(folder, 'graph/organization.ndjson'), '{"id":"t"}\n');
});
afterAll(async () => {
  for (const one of made) await rm(one, { recursive: true, force: true });
});

async function collect(lines: AsyncIterable<Line>): Promise<Line[]> {
  const all: Line[] = [];
  for await (const line of lines) all.push(line);
  return all;
}

async function users(content: string | Buffer): Promise<Line[]> {
  await writeFile(join(folder, 'graph/users.ndjson'), content);
  return await collect((await openFacts(folder)).lines('graph/users'));
}

describe('a line', () => {
  test('nested deeper than any row is is counted by its number, and those around it are read', async () => {
    const nested = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
    const lines = await users([nested(64), nested(65), '['.repeat(1_000_000), nested(1)].join('\n'));
    const unreadable = 'nested deeper than 64 levels';
    expect(lines).toEqual([
      { number: 1, value: JSON.parse(nested(64)) },
      { number: 2, unreadable },
      { number: 3, unreadable },
      { number: 4, value: { a: 1 } },
    ]);
  });

  test('with brackets in its texts is not nested', async () => {
    const value = { a: '['.repeat(200), 'b"{': `\\"${'{'.repeat(200)}`, c: Array.from({ length: 200 }, () => []) };
    expect(await users(JSON.stringify(value))).toEqual([{ number: 1, value }]);
  });

  test('longer than any row is is counted by its number without being held', async () => {
    const long = Buffer.alloc(60 * 2 ** 20, 'x');
    const end = Buffer.from('\n');
    const lines = await users(Buffer.concat([long, end, Buffer.from('{"id":"ä"}\r\n\n'), long, end, long]));
    const unreadable = 'its line is longer than 33554432 bytes';
    expect(lines).toEqual([
      { number: 1, unreadable },
      { number: 2, value: { id: 'ä' } },
      { number: 4, unreadable },
      { number: 5, unreadable },
    ]);
  });

  test('is whole where a chunk ends in the middle of a letter', async () => {
    const value = { id: 'ä'.repeat(300_000) };
    expect(await users(`\uFEFF${JSON.stringify(value)}`)).toEqual([{ number: 1, value }]);
  });
});

test('what is added while a file is read is not read: a file that grows for ever ends', async () => {
  const path = join(folder, 'graph/users.ndjson');
  await writeFile(path, '{"id":"a"}\n'.repeat(50_000));
  let read = 0;
  for await (const _ of (await openFacts(folder)).lines('graph/users')) {
    read += 1;
    if (read % 1_000 === 0) await appendFile(path, '{"id":"b"}\n'.repeat(2_000));
  }
  expect(read).toBe(50_000);
});

const posix = process.platform === 'win32' ? describe.skip : describe;
posix('refused, with the path and what to do', () => {
  const users = () => join(folder, 'graph/users.ndjson');
  const outside = async () => {
    const away = await mkdtemp(join(tmpdir(), 'postern-outside-'));
    made.push(away);
    await writeFile(join(away, 'users.ndjson'), '{"id":"a"}\n');
    await writeFile(join(away, 'manifest.json'), '{"version":1,"collections":{}}');
    return away;
  };

  test.each([
    ['a pipe', async () => void execFileSync('mkfifo', [users()]), /users\.ndjson is a pipe, not a regular file/],
    [
      'a pipe as the manifest',
      async () => void execFileSync('mkfifo', [join(folder, 'manifest.json')]),
      /manifest\.json is a pipe/,
    ],
    [
      'an endless device',
      async () => symlink('/dev/zero', users()),
      /users\.ndjson leads out of the folder, to \/dev\/zero/,
    ],
    ['a folder', async () => void (await mkdir(users())), /users\.ndjson is a folder/],
    [
      'a link out of the folder',
      async () => symlink(join(await outside(), 'users.ndjson'), users()),
      /leads out of the folder/,
    ],
    [
      'a manifest that is one',
      async () => symlink(join(await outside(), 'manifest.json'), join(folder, 'manifest.json')),
      /manifest\.json leads out/,
    ],
    [
      'a folder that is one',
      async () => symlink(await outside(), join(folder, 'arm')),
      /subscriptions\.ndjson leads out/,
    ],
    ['a link in a circle', async () => symlink(users(), users()), /users\.ndjson cannot be read: ELOOP/],
  ])('%s', async (what, put, says) => {
    await put();
    if (what === 'a folder that is one') await writeFile(join(folder, 'arm/subscriptions.ndjson'), '');
    await expect(openFacts(folder)).rejects.toMatchObject({
      code: 'FACTS_UNREADABLE',
      message: expect.stringMatching(says),
    });
  });

  test('but not a link within the folder, nor the folder behind a link', async () => {
    await writeFile(join(folder, 'people'), '{"id":"a"}\n');
    await symlink('../people', users());
    const link = `${folder}-link`;
    made.push(link);
    await symlink(folder, link);
    expect(await collect((await openFacts(link)).lines('graph/users'))).toEqual([{ number: 1, value: { id: 'a' } }]);
  });

  test('also where a file is exchanged after the folder was opened', async () => {
    await writeFile(users(), '');
    const facts = await openFacts(folder);
    await rename(users(), `${users()}.old`);
    execFileSync('mkfifo', [users()]);
    await expect(collect(facts.lines('graph/users'))).rejects.toThrow(/is a pipe/);
  });
});
