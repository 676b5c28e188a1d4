/** What the command line refuses before it needs a database: wrong usage is status 2, a path that cannot be read 1. */
import { readFile } from 'node:fs/promises';
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
    [['routes', 'vault', '--barrier-at-most', 'LOW'], /'--barrier-at-most <level>'.*0 or NONE, 1 or SINGLE_FACTOR/],
    [['routes', 'vault', '--barrier-at-most', '6'], /'--barrier-at-most <level>'.*5 or HARDWARE/],
  ] as const)('%j is told, with status 2', async (words, says) => {
    expectFailure(await runPostern(words, nowhere), 2, says);
  });

  test('help is no failure', async () => {
    const { status, stdout } = await runPostern(['load', '--help'], nowhere);
    expect([status, stdout]).toEqual([0, expect.stringContaining('a facts folder, or an AzureHound export')]);
  });

  test('help and answers are as wide as the terminal: 80 columns where nothing says so, else what COLUMNS says', async () => {
    const widest = async (words: readonly string[], columns: string) => {
      const { stdout } = await runPostern(words, { ...nowhere, COLUMNS: columns });
      return Math.max(...stdout.split('\n').map((line) => line.length));
    };
    expect(await widest(['signin', '--help'], '')).toBeLessThanOrEqual(80);
    expect(await widest(['load', '--explain'], '')).toBeLessThanOrEqual(80);
    const wide = await widest(['load', '--explain'], '150');
    expect([wide > 80, wide <= 150]).toEqual([true, true]);
  });

  test('a level is taken by its number as well as by its name', async () => {
    for (const level of ['2', 'restricted_mfa'])
      expectFailure(await runPostern(['routes', 'vault', '--barrier-at-most', level], nowhere), 1, /does not answer/);
  });

  test('the version is that of the package', async () => {
    const { version } = JSON.parse(await readFile(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8'));
    expect(await runPostern(['--version'], nowhere)).toMatchObject({ status: 0, stdout: `${version}\n` });
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
