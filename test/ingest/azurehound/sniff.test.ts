/** [U] The cheap look: which paths are AzureHound exports. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from '@jest/globals';
import { isAzureHoundExport } from '../../../collect/azurehound/index.ts';
import { exportText, realExport, removeMade, scratch, user } from './harness.ts';

afterAll(removeMade);

const text = exportText([user(1)]);

test.each([
  ['plain.json', text, true],
  ['UPPER.JSON', text, true],
  ['marked.json', `\ufeff${text}`, true],
  ['wide.json', Buffer.from(`\ufeff${text}`, 'utf16le'), true],
  ['zipped.json.gz', gzipSync(text.repeat(2000)), true],
  ['zipped.gz', gzipSync(text), true],
  ['meta-first.json', '{"meta":{},"data":[]}', true],
  ['text.txt', text, false],
  ['manifest.json', '{"version":1,"collections":{}}', false],
  ['list.json', '[{"data":1}]', false],
  ['empty.json', '', false],
  ['broken.json.gz', Buffer.from([0x1f, 0x8b, 1, 2, 3]), false],
])('[U] %s', async (name, content, expected) => {
  const path = join(scratch(), name);
  writeFileSync(path, content);
  expect(await isAzureHoundExport(path)).toBe(expected);
});

test('[U] a folder and an absent path are none', async () => {
  const folder = join(scratch(), 'facts.json');
  mkdirSync(folder);
  expect(await isAzureHoundExport(folder)).toBe(false);
  expect(await isAzureHoundExport(join(folder, 'none.json'))).toBe(false);
});

(existsSync(realExport) ? test : test.skip)('[U] the real export is one', async () => {
  expect(await isAzureHoundExport(realExport)).toBe(true);
});
