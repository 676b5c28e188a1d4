/** The licences say what is true: Postern's own, and that of the one file that runs inside Neo4j's process. */
import { expect, test } from '@jest/globals';
import { read, sourceFiles } from './sources.ts';

test('Postern is under Apache-2.0, with a note on Neo4j Community', () => {
  const licence = read('LICENSE');
  expect(licence).toMatch(/Apache License\s+Version 2\.0/);
  expect(licence).toMatch(/Neo4j Community is under the GNU General Public License, version 3/);
  for (const file of ['package.json', 'cli/launcher/package.json'])
    expect(JSON.parse(read(file)).license).toBe('Apache-2.0');
});

test('what calls Neo4j in its own process is under its licence, and nothing else is', () => {
  const java = sourceFiles(/\.java$/);
  expect(java).toEqual(['cypher/engine/Neo4jServer.java']);
  for (const file of java) expect(read(file)).toMatch(/^\/\/ SPDX-License-Identifier: GPL-3\.0-or-later/);
  expect(read('cypher/engine/LICENSE-GPL-3.0.txt')).toContain('GNU GENERAL PUBLIC LICENSE');
});

test('the threat model names tests that are there', () => {
  const named = [...read('docs/threat-model.md').matchAll(/`(test\/[\w./-]+)`/g)].map(([, path]) => path ?? '');
  expect(named.length).toBeGreaterThan(5);
  const tests = sourceFiles(/^test\//);
  expect(named.filter((path) => !tests.some((file) => file.startsWith(path)))).toEqual([]);
});
