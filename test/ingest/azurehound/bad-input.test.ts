/** [U] Exports that are broken as a whole: one clear refusal each, and nothing left behind. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from '@jest/globals';
import { writing } from '../../../collect/azurehound/fact-files.ts';
import { convertAzureHound } from '../../../collect/azurehound/index.ts';
import { convert, convertText, exportText, guid, refusal, removeMade, scratch, tenant, user } from './harness.ts';

afterAll(removeMade);

const whole = exportText([tenant, user(1), user(2)]);

describe('[U] not an export', () => {
  test('text that is not JSON is refused with its line and character', async () => {
    const broken = whole.replace('"USER 1"', 'USER 1');
    const error = await refusal(convertText(broken));
    const line = broken.slice(0, broken.indexOf('USER 1')).split('\n').length;
    expect(error.code).toBe('NOT_JSON');
    expect(error.place.line).toBe(line);
    expect(error.message).toMatch(/from some point on \(line 4, character \d+, item 2\)\. Name the file/);
  });

  test.each([
    ['a list', '[1, 2]', 'NOT_AZUREHOUND'],
    ['an object without data', '{"users": []}', 'NOT_AZUREHOUND'],
    ['data that is no list', '{"data": {"kind": "AZUser"}}', 'NOT_AZUREHOUND'],
    ['one item a line', '{"kind":"AZUser","data":{}}\n{"kind":"AZUser","data":{}}\n', 'NOT_AZUREHOUND'],
    ['plain text', 'hello', 'NOT_JSON'],
    ['nothing', '', 'EMPTY_FILE'],
    ['only white space', ' \n\n', 'EMPTY_FILE'],
    ['two exports one after the other', whole + whole, 'NOT_JSON'],
    ['no items', exportText([]), 'NO_ITEMS'],
    ['data that is null', '{"data":null,"meta":{"type":"azure","count":0}}', 'NO_ITEMS'],
  ])('%s', async (_, text, code) => {
    const error = await refusal(convertText(text));
    expect(error.code).toBe(code);
    expect(error.message).not.toMatch(/\bat .*\.[tj]s:/);
  });

  test('the export of another collector is refused by what its meta says', async () => {
    const error = await refusal(
      convertText('{"data":[{"ObjectIdentifier":"S-1-5"}],"meta":{"type":"users","count":1}}'),
    );
    expect(error.code).toBe('NOTHING_USED');
    expect(error.message).toContain('"users"');
  });

  test('paths: absent, a folder, a zip archive', async () => {
    const folder = scratch();
    writeFileSync(join(folder, 'a.json'), Buffer.from([0x50, 0x4b, 0x03, 0x04, 0, 0]));
    const facts = join(folder, 'facts');
    expect((await refusal(convertAzureHound(join(folder, 'none.json'), facts))).code).toBe('NOT_FOUND');
    expect((await refusal(convertAzureHound(folder, facts))).code).toBe('NOT_A_FILE');
    expect((await refusal(convertAzureHound(join(folder, 'a.json'), facts))).message).toContain('zip');
  });
});

describe('[U] cut in the middle', () => {
  test('at every seventh byte: refused, and no folder is left, neither whole nor half', async () => {
    for (let end = 1; end < whole.trimEnd().length; end += 7) {
      const folder = scratch();
      writeFileSync(join(folder, 'export.json'), whole.slice(0, end));
      const error = await refusal(convertAzureHound(join(folder, 'export.json'), join(folder, 'facts')));
      expect(['CUT_SHORT', 'NOT_JSON']).toContain(error.code);
      expect(readdirSync(folder)).toEqual(['export.json']);
    }
  });

  test('says how far it came', async () => {
    const error = await refusal(convertText(whole.slice(0, whole.indexOf('USER 2'))));
    expect(error.code).toBe('CUT_SHORT');
    expect(error.place).toMatchObject({ item: 3, line: 5 });
  });

  test('gzip cut in the middle, and gzip with a damaged middle', async () => {
    const items = Array.from({ length: 2000 }, (_, n) => user(n, { note: String(Math.sin(n)) }));
    const zipped = gzipSync(exportText([tenant, ...items]));
    const cut = await refusal(convertText(zipped.subarray(0, zipped.length >> 1), 'e.json.gz'));
    expect(cut.code).toBe('CUT_SHORT');
    expect(cut.message).toMatch(/gzip and is cut off/);
    const damaged = Buffer.from(zipped);
    damaged.fill(0xff, zipped.length >> 1, (zipped.length >> 1) + 64);
    expect(['COMPRESSION', 'NOT_JSON', 'ENCODING']).toContain((await refusal(convertText(damaged, 'e.json.gz'))).code);
  });
});

describe('[U] encodings', () => {
  const utf16le = Buffer.from(`\ufeff${whole}`, 'utf16le');
  test.each([
    ['UTF-8 with a byte-order mark', Buffer.from(`\ufeff${whole}`)],
    ['UTF-16 little-endian with a byte-order mark', utf16le],
    ['UTF-16 big-endian with a byte-order mark', Buffer.from(utf16le).swap16()],
    ['gzip, whatever the name', gzipSync(whole)],
  ])('%s is read', async (_, bytes) => {
    const { rows } = await convertText(bytes);
    expect(rows('graph/users')).toHaveLength(2);
  });

  test('UTF-16 without a mark and Latin-1 are refused by name', async () => {
    const unmarked = await refusal(convertText(Buffer.from(whole, 'utf16le')));
    expect(unmarked).toMatchObject({ code: 'ENCODING' });
    expect(unmarked.message).toContain('byte-order mark');
    const latin = exportText([tenant, user(1, { displayName: 'J\u00dcRGEN' })]);
    expect((await refusal(convertText(Buffer.from(latin, 'latin1')))).code).toBe('ENCODING');
  });

  test('text beyond ASCII survives chunk borders', async () => {
    const name = `${'\u00e9\u{1f600}'.repeat(300_000)}\u2028end`;
    const { rows } = await convert(user(1, { displayName: name }), user(2));
    expect(rows('graph/users')?.map((row) => row.displayName)).toEqual([name, 'USER 2']);
  });
});

describe('[U] two tenants', () => {
  const other = '11111111-2222-4333-8444-555555555555';
  test('are refused, naming both', async () => {
    const error = await refusal(convert(user(1, { tenantId: other.toUpperCase(), tenantName: 'OTHER' })));
    expect(error.code).toBe('TWO_TENANTS');
    expect(error.message).toContain('6f1c0d4e-2a3b-4c5d-8e9f-0a1b2c3d4e5f "HARBOUR BANK"');
    expect(error.message).toContain(`${other} "OTHER"`);
  });

  test('a tenant that the account can merely see is no second one', async () => {
    const visible = { kind: 'AZTenant', data: { id: `/tenants/${other}`, tenantId: other, displayName: 'PARTNER' } };
    const { report, manifest, rows } = await convert(visible, user(1));
    expect(manifest.tenant).toEqual({ id: '6f1c0d4e-2a3b-4c5d-8e9f-0a1b2c3d4e5f', name: 'HARBOUR BANK' });
    expect(rows('graph/organization')).toHaveLength(1);
    expect(report.skipped).toMatchObject([{ kind: 'AZTenant', count: 1, examples: [other] }]);
  });

  test('a subscription or vault of another tenant is no second one', async () => {
    const subscription = { kind: 'AZSubscription', data: { id: `/SUBSCRIPTIONS/${guid(1)}`, tenantId: other } };
    await expect(convert(subscription)).resolves.toBeDefined();
  });
});

describe('[U] the folder', () => {
  test('must be absent or empty, and is untouched otherwise', async () => {
    const folder = scratch();
    writeFileSync(join(folder, 'export.json'), whole);
    mkdirSync(join(folder, 'empty'));
    await convertAzureHound(join(folder, 'export.json'), join(folder, 'empty'));
    expect(existsSync(join(folder, 'empty/manifest.json'))).toBe(true);
    const error = await refusal(convertAzureHound(join(folder, 'export.json'), join(folder, 'empty')));
    expect(error.code).toBe('FOLDER_NOT_EMPTY');
    expect((await refusal(convertAzureHound(join(folder, 'export.json'), join(folder, 'export.json')))).code).toBe(
      'FOLDER_NOT_EMPTY',
    );
  });

  test('what a killed conversion left beside it is cleared', async () => {
    const folder = scratch();
    writeFileSync(join(folder, 'export.json'), whole);
    mkdirSync(join(folder, '.facts.azurehound-partial/graph'), { recursive: true });
    writeFileSync(join(folder, '.facts.azurehound-partial/graph/users.ndjson'), '{"id":"stale"}\n');
    await convertAzureHound(join(folder, 'export.json'), join(folder, 'facts'));
    expect(readdirSync(folder).sort()).toEqual(['export.json', 'facts']);
    expect(readdirSync(join(folder, 'facts/graph'))).toContain('users.ndjson');
  });

  test('a place that cannot be written is one clear message', async () => {
    const folder = scratch();
    writeFileSync(join(folder, 'export.json'), whole);
    const error = await refusal(
      convertAzureHound(join(folder, 'export.json'), join(folder, 'export.json/below/facts')),
    );
    expect(['WRITE_FAILED', 'FOLDER_NOT_EMPTY']).toContain(error.code);
  });

  (existsSync('/dev/full') ? test : test.skip)('a disk that is full is one clear message', async () => {
    const error = await refusal(writing('/data/facts', () => appendFile('/dev/full', 'x')));
    expect(error.code).toBe('WRITE_FAILED');
    expect(error.message).toBe(
      'The disk that holds /data/facts is full. Make room or choose another folder; nothing was kept.',
    );
  });
});
