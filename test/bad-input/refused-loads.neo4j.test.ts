/** What the command line refuses with a database at hand: status 1, one line that says what and how, the old snapshot still published. */
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Graph, openGraph } from '#cypher';
import { openTestGraph } from '../support/test-graph.ts';
import { sound, withFacts } from './facts-on-disk.ts';
import { publishedId, publishSound } from './published-tenant.ts';
import { expectFailure, runPostern } from './run-postern.ts';

let graph: Graph;
let published: string;
beforeAll(async () => {
  graph = await openTestGraph();
  published = (await publishSound(graph)).snapshot;
});
afterAll(async () => {
  expect(await publishedId(graph)).toBe(published);
  await graph.close();
});

test('another tenant is refused without --replace, naming both', async () => {
  const other = { ...sound, 'graph/organization': [{ id: 'Tenant-2' }] };
  await withFacts(other, async (folder) => {
    expectFailure(
      await runPostern(['load', folder]),
      1,
      /holds tenant tenant-1, .* of tenant tenant-2\. Use --replace/,
    );
    const { stderr } = await runPostern(['load', folder, '--progress', 'json']);
    expect(JSON.parse(stderr.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({ code: 'OTHER_TENANT' });
  });
});

test('facts in another encoding are refused, naming the file', async () => {
  const utf16 = Buffer.from('\ufeff{"id":"ada"}\n', 'utf16le');
  await withFacts({ ...sound, 'graph/users': utf16 }, async (folder) => {
    expectFailure(await runPostern(['load', folder]), 1, /graph.users\.ndjson is UTF-16, not UTF-8\. Convert it/);
  });
});

test('a port in use is refused, naming it and the option', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    expectFailure(await runPostern(['serve', '--port', String(port)]), 1, new RegExp(`Port ${port} is in use.*--port`));
  } finally {
    server.close();
  }
});

test('wrong credentials are refused, naming the variables and not the password', async () => {
  // A user of its own: Neo4j locks out one that failed too often, and the tests share the other.
  const environment = { ...process.env, NEO4J_USERNAME: 'nobody', NEO4J_PASSWORD: 'not-the-password' };
  const opening = openGraph({ dataFolder: 'unused', progress: () => {}, environment });
  await expect(opening).rejects.toMatchObject({
    code: 'DATABASE_CREDENTIALS',
    message: expect.stringMatching(/refused the credentials .*Check NEO4J_USERNAME and NEO4J_PASSWORD/),
  });
  await expect(opening).rejects.not.toMatchObject({ message: expect.stringContaining('not-the-password') });
});
