/** What is read of a secret scanner's SARIF: ids and places, never a value; and what is wrong with a file that is none. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readLeaks } from '../../../ingest/index.ts';
import { leaksOfSarif, Sarif } from '../../../ingest/leaks/leaks-of-sarif.ts';

const key = '11111111-1111-4111-8111-111111111111';
const client = '22222222-2222-4222-8222-222222222222';
const other = '33333333-3333-4333-8333-333333333333';
const value = 'Abc8Q~this.is.the.secret.itself';

const at = (uri: string, startLine = 3) => ({
  physicalLocation: { artifactLocation: { uri }, region: { startLine, snippet: { text: `${client} ${value}` } } },
});
const read = (...results: object[]) => leaksOfSarif(Sarif.parse({ version: '2.1.0', runs: [{ tool: {}, results }] }));

describe('a result', () => {
  test('names key and application under its properties, however they are written', () => {
    const [leak] = read({
      properties: { KeyId: key.toUpperCase(), client_id: client, tenant: other },
      message: { text: other },
    });
    expect([...(leak?.keys ?? [])]).toEqual([key]);
    expect([...(leak?.applications ?? [])]).toEqual([client]);
  });

  test('without them mentions ids, as scanners do that know no Entra', () => {
    const [leak] = read({ message: { text: `azure-ad-client-secret ${other}` }, locations: [at('src/app.env')] });
    expect([...(leak?.applications ?? [])].sort()).toEqual([client, other]);
    expect(leak?.at).toBe('src/app.env:3');
  });

  test('gives no value away', () => {
    const leaks = read(
      { message: { text: `found ${value}` }, locations: [at(`https://bob:${value}@git.example/app.env?sig=${value}`)] },
      { properties: { keyId: key, secret: value }, partialFingerprints: { a: value } },
    );
    expect(leaks.map((one) => one.at)).toEqual(['https://git.example/app.env:3', 'a place that is not told']);
    expect(JSON.stringify(leaks.map((one) => [...one.keys, ...one.applications, one.at]))).not.toContain(value);
  });

  test.each([
    ['that was set aside', { suppressions: [{ kind: 'external', status: 'accepted' }] }, 0],
    ['that was set aside in the source', { suppressions: [{ kind: 'inSource' }] }, 0],
    ['whose setting aside is under review', { suppressions: [{ kind: 'external', status: 'underReview' }] }, 1],
    ['that is no failure', { kind: 'pass' }, 0],
  ])('%s: %j', (_, more, count) => {
    expect(read({ properties: { keyId: key }, ...more })).toHaveLength(count);
  });
});

describe('a file', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'postern-leaks-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test.each([
    ['no JSON', `not json ${value}`, 'is no JSON'],
    [
      'another version',
      `{"version": "1.0.0", "runs": [], "x": "${value}"}`,
      'is no SARIF 2.1.0: version: version 2.1.0 is read',
    ],
    ['no runs', '{"version": "2.1.0"}', 'is no SARIF 2.1.0: runs: runs are a list'],
    ['a list', '[]', 'is no SARIF 2.1.0'],
    [
      'results that are none',
      '{"version": "2.1.0", "runs": [{"results": [7]}]}',
      'is no SARIF 2.1.0: runs.0.results.0: ',
    ],
  ])('that is %s is refused, and nothing of it is told', async (name, text, says) => {
    const file = join(folder, name);
    await writeFile(file, text);
    const refused = await readLeaks(file).catch((error: unknown) => error as Error);
    expect(refused).toMatchObject({ name: 'LoadError', code: 'LEAKS_WRONG', message: expect.stringContaining(says) });
    expect((refused as Error).message).not.toContain(value);
  });

  test('that is not there is refused', async () => {
    await expect(readLeaks(join(folder, 'none'))).rejects.toThrow('cannot be read (ENOENT)');
  });

  test('may begin with a mark of its encoding, and hold no result', async () => {
    const file = join(folder, 'empty');
    await writeFile(file, '\uFEFF{"version": "2.1.0", "runs": [{}]}');
    expect(await readLeaks(file)).toEqual([]);
  });
});
