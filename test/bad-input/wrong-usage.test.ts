/** What the command line refuses before it needs a database: wrong usage is status 2, a path that cannot be read 1. */
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { withFacts } from './facts-on-disk.ts';
import { expectFailure, runPostern } from './run-postern.ts';

// Should a verb reach for a database after all, it finds none here.
const nowhere = { NEO4J_URI: 'bolt://127.0.0.1:1', NEO4J_PASSWORD: 'none' };

describe('wrong usage', () => {
  test.each([
    [['publish'], /unknown command 'publish'/],
    [['load', 'facts', '--publish'], /unknown option '--publish'/],
    [['load'], /Say what to load/],
    [['load', 'facts', '--keep', '0'], /'--keep <number>'.*A whole number from 1 to 100/],
    [['serve', '--port', '70000'], /'--port <number>'.*A whole number from 0 to 65535/],
    [['serve', '--port', ''], /'--port <number>'.*A whole number from 0 to 65535/],
    [['serve', '--allowed-host', 'https://postern.example'], /'--allowed-host <name>'.*without scheme and port/],
    [['serve', '--host', '0.0.0.0'], /--host 0\.0\.0\.0 other machines .*--auth token and.*--behind-proxy/],
    [['routes', 'vault', '--barrier-at-most', 'LOW'], /'--barrier-at-most <level>'.*NONE, SINGLE_FACTOR/],
  ] as const)('%j is told, with status 2', async (words, says) => {
    expectFailure(await runPostern(words, nowhere), 2, says);
  });

  test('help is no failure', async () => {
    const { status, stdout } = await runPostern(['load', '--help'], nowhere);
    expect([status, stdout]).toEqual([0, expect.stringContaining('a facts folder, or an AzureHound export')]);
  });
});

describe('a path that cannot be loaded', () => {
  test('because nothing is there', async () => {
    expectFailure(
      await runPostern(['load', join('no', 'such', 'place')], nowhere),
      1,
      /no.such.place does not exist\. Give/,
    );
  });

  test('because the export is cut in the middle', async () => {
    const text = '{"data":[{"kind":"AZTenant","data":{"tenantId":"19ae';
    await withFacts({ 'export.json': text }, async (folder) => {
      expectFailure(await runPostern(['load', join(folder, 'export.json')], nowhere), 1, /export\.json.*(cut|ends)/);
    });
  });
});

test('a database that is down is told, with where and how to mend it', async () => {
  const facts = join(import.meta.dirname, '..', '..', 'ingest', 'demo');
  const ended = await runPostern(['load', facts], nowhere);
  expectFailure(ended, 1, /bolt:\/\/127\.0\.0\.1:1 does not answer .*Start it, or mend NEO4J_URI/);
});
