/** Names that would steer a terminal: whatever is printed shows them and obeys none; JSON keeps them as they are. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Graph } from '#cypher';
import { overviewText } from '../../cli/overview/text.ts';
import { openTestGraph, wipe } from '../support/test-graph.ts';
import { type Files, sound, soundVault, withFacts } from './facts-on-disk.ts';
import { runPostern } from './run-postern.ts';

/** Wipes the screen, links elsewhere, goes back to the start of the line, breaks lines four ways, and turns the direction. */
const hostile =
  '\u001b[2J\u001b]8;;https://evil.example\u0007\r\nALL SAFE\u0085\u2028\u2029\u009b31m\u202e\u2066\u007f\t';
const steering = /[^\P{Cc}\n]|[\p{Zl}\p{Zp}\p{Bidi_Control}]/u;
const named = <Row extends object>(rows: readonly Row[]) =>
  rows.map((row) => ({ ...row, displayName: `${Object(row).displayName ?? ''}${hostile}` }));

const files: Files = {
  ...sound,
  'manifest.json': JSON.stringify({
    version: 1,
    collections: {
      'graph/devices': { status: 'FORBIDDEN', reason: hostile },
      [`graph/${hostile}`]: { status: 'SKIPPED' },
    },
    gaps: [{ links: ['OWNS'], says: hostile }],
  }),
  'graph/organization': [{ id: 'Tenant-1', displayName: `Sound${hostile}` }],
  'graph/users': [...named(sound['graph/users']), { id: `Nobody${hostile}`, accountEnabled: 'perhaps' }],
  'graph/groups': named(sound['graph/groups']),
  'graph/group-members': [...sound['graph/group-members'], { groupId: 'Ops', id: `Nobody${hostile}` }],
  'graph/conditional-access-policies': [
    {
      id: 'P',
      displayName: hostile,
      state: 'enabled',
      conditions: { users: { includeUsers: ['All'] } },
      grantControls: { operator: 'OR', builtInControls: ['mfa'] },
    },
  ],
  'arm/subscriptions': named(sound['arm/subscriptions']),
  'arm/resources': [{ ...sound['arm/resources'][0], name: `KV${hostile}` }],
};

let graph: Graph;
beforeAll(async () => {
  graph = await openTestGraph();
  await wipe(graph);
});
afterAll(async () => {
  await graph.close();
});

function expectTame(text: string): void {
  expect(text.split('\n').filter((line) => steering.test(line))).toEqual([]);
  // A line of its own is what a forged message needs.
  expect(text).not.toMatch(/^\W*ALL SAFE/m);
}

describe('hostile names', () => {
  test('are shown and not obeyed by load, and are exact in its JSON', async () => {
    await withFacts(files, async (folder) => {
      const text = await runPostern(['load', folder]);
      expect(text).toMatchObject({ status: 0, stdout: expect.stringContaining('Loaded Sound\\u001b[2J') });
      expectTame(text.stdout + text.stderr);
      const { stdout, stderr } = await runPostern(['load', folder, '--json', '--progress', 'json']);
      expectTame(stdout + stderr);
      expect(JSON.parse(stdout)).toMatchObject({ tenant: { name: `Sound${hostile}` }, gaps: [{ says: hostile }] });
    });
  });

  test.each([
    ['routes', 'kv'],
    ['routes', 'ALL SAFE'],
    ['signin', 'ada'],
    ['findings', '--hygiene', '--first', '100'],
    ['findings', '--sarif'],
    ['findings', '--json'],
    ['identities', '--first', '100'],
    ['identities', '--json'],
    ['load', `nowhere${hostile}`],
    [`verb${hostile}`],
  ])('are shown and not obeyed by postern %j', async (...words) => {
    const { stdout, stderr } = await runPostern(words);
    // Long lines are broken at spaces.
    expect((stdout + stderr).replace(/\s+/g, ' ')).toMatch(/ALL SAFE/);
    expectTame(stdout + stderr);
  });

  test('are exact in the JSON of an answer', async () => {
    const { stdout } = await runPostern(['routes', soundVault, '--json']);
    expectTame(stdout);
    expect(JSON.parse(stdout).node.name).toBe(`KV${hostile}`);
  });

  test('are shown and not obeyed by the table at the start', async () => {
    const table = await overviewText(graph, new AbortController().signal);
    expect(table).toContain('KV\\u001b');
    expectTame(table);
  });
});

describe('an answer that cannot be written ends with 1', () => {
  const full = process.platform === 'linux' ? test : test.skip;
  full.each([
    ['routes', soundVault],
    ['routes', '--help'],
  ])('postern %s %s', async (...words) => {
    const device = await open('/dev/full', 'w');
    const main = join(import.meta.dirname, '..', '..', 'cli', 'main.ts');
    const env = { ...process.env, NODE_OPTIONS: '' };
    const child = spawn(process.execPath, [main, ...words], { env, stdio: ['ignore', device.fd, 'pipe'] });
    let said = '';
    child.stderr?.on('data', (chunk) => {
      said += chunk;
    });
    const [status] = await once(child, 'close');
    await device.close();
    expect([status, said]).toEqual([1, expect.stringContaining('could not be written to standard output (ENOSPC)')]);
  });
});
