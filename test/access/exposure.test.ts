/** Where Postern may listen, and the token that its data folder keeps. */
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { keepToken, refusedExposure, tokenFile } from '../../api/index.ts';

describe('listening', () => {
  const may = (host: string, token: string | undefined, behindProxy: boolean) =>
    refusedExposure(host, { token, allowedHosts: [], behindProxy }) === undefined;

  test.each(['127.0.0.1', 'localhost', '::1', '127.9.9.9'])('on %s needs nothing', (host) => {
    expect([may(host, 'secret', false), may(host, undefined, false)]).toEqual([true, true]);
    expect(may(host, undefined, true)).toBe(false);
  });

  test.each(['0.0.0.0', '::', '', '10.0.0.1', 'postern.example', '0', '127.1.example'])(
    'on "%s" needs a token and a proxy',
    (host) => {
      expect(may(host, 'secret', true)).toBe(true);
      expect([may(host, 'secret', false), may(host, undefined, true), may(host, undefined, false)]).toEqual([
        false,
        false,
        false,
      ]);
    },
  );
});

test('the token is random, kept, readable by its owner only, and made anew where others could read it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'postern-token-'));
  const data = join(folder, 'data');
  const token = await keepToken(data);
  expect(token).toMatch(/^[\w-]{43}$/);
  expect(await keepToken(data)).toBe(token);
  expect((await stat(tokenFile(data))).mode & 0o777).toBe(0o600);
  expect((await stat(data)).mode & 0o777).toBe(0o700);
  await chmod(tokenFile(data), 0o644);
  const second = await keepToken(data);
  expect(second).not.toBe(token);
  await writeFile(tokenFile(data), 'cut');
  expect(await keepToken(data)).not.toBe(second);
  expect((await readFile(tokenFile(data), 'utf8')).trim()).toMatch(/^[\w-]{43}$/);
  await rm(folder, { recursive: true });
});
