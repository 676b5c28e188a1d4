/** Facts that are refused as a whole: one message that says what, where and how to mend it; what was published stays. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openSource } from '#collect';
import type { Graph } from '#cypher';
import { load } from '../../ingest/index.ts';
import { openTestGraph } from '../support/test-graph.ts';
import { type Files, ndjson, sound, withFacts } from './facts-on-disk.ts';
import { loadFiles, publishSound, refusal } from './published-tenant.ts';

let graph: Graph;
beforeAll(async () => {
  graph = await openTestGraph();
  await publishSound(graph);
});
afterAll(async () => {
  await graph.close();
});

const users = ndjson(sound['graph/users']);
const utf16 = Buffer.from(`\ufeff${users}`, 'utf16le');
const cases: readonly (readonly [what: string, files: Files, says: readonly RegExp[]])[] = [
  ['UTF-16', { ...sound, 'graph/users': utf16 }, [/graph\/users\.ndjson is UTF-16/, /iconv/]],
  ['UTF-16 big-endian', { ...sound, 'graph/users': Buffer.from(utf16).swap16() }, [/is UTF-16/, /iconv/]],
  ['UTF-16 without a mark', { ...sound, 'graph/users': Buffer.from(users, 'utf16le') }, [/is UTF-16/, /iconv/]],
  ['gzip', { ...sound, 'graph/users': gzipSync(users) }, [/graph\/users\.ndjson is compressed/, /gunzip/]],
  [
    'a manifest that is no JSON',
    { ...sound, 'manifest.json': '{"version": 1,' },
    [/manifest\.json is not JSON/, /Mend it/],
  ],
  [
    'a manifest of another version',
    { ...sound, 'manifest.json': '{"version":2,"collections":{}}' },
    [/manifest\.json: version/],
  ],
  [
    'a manifest with a status that is none',
    { ...sound, 'manifest.json': '{"version":1,"collections":{"graph/users":{"status":"FINE"}}}' },
    [/manifest\.json: collections\.graph\/users\.status/],
  ],
  [
    'two organizations',
    { ...sound, 'graph/organization': [{ id: 't1' }, { id: 't2' }] },
    [/two tenants: t1 and t2/, /one tenant at a time/],
  ],
  [
    'an organization that is none',
    { 'graph/users': sound['graph/users'], 'graph/organization': [] },
    [/does not say which tenant/, /graph\/organization\.ndjson/],
  ],
  ['no collection', { 'graph/people': sound['graph/users'] }, [/holds no facts/, /graph\/users\.ndjson/]],
];

describe('a facts folder with', () => {
  test.each(cases)('%s is refused', async (_, files, says) => {
    const { code, message } = await refusal(graph, () => loadFiles(graph, files));
    expect(code).toMatch(/^FACTS_/);
    for (const one of says) expect(message).toMatch(one);
  });
});

describe('a path', () => {
  async function opening(path: string): Promise<unknown> {
    const source = await openSource(path, () => {});
    return await load(graph, source.folder);
  }

  test('that does not exist is refused', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'postern-bad-input-'));
    const { code, message } = await refusal(graph, () => opening(join(folder, 'nowhere')));
    expect([code, message]).toEqual([
      'FACTS_MISSING',
      expect.stringMatching(/nowhere does not exist\. Give a facts folder/),
    ]);
    await rm(folder, { recursive: true });
  });

  test('of a file that is neither facts nor an export is refused', async () => {
    await withFacts({ 'notes.json': '[1, 2]' }, async (folder) => {
      const { message } = await refusal(graph, () => opening(join(folder, 'notes.json')));
      expect(message).toMatch(/notes\.json.*AzureHound/);
    });
  });
});
