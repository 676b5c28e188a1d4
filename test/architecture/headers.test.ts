/** The .cypher files: one sentence first, parameters and rows as declared, bindings fresh, no Cypher anywhere else. */
import { basename } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { generateBindings } from '../../cypher/generate.ts';
import { readCypherFile } from '../../cypher/header.ts';
import { ofRooms, read, root, sourceFiles } from './sources.ts';

const files = sourceFiles(/^cypher\/.*\.cypher$/);

describe('each .cypher file', () => {
  test.each(files)('%s declares the parameters it uses and the rows it returns', (path) => {
    const file = readCypherFile(path, read(path));
    const text = file.text.replace(/\/\/.*$/gm, '');
    const used = new Set([...text.matchAll(/\$(\w+)/g)].map(([, name]) => name));
    expect(file.parameters.map(({ name }) => name).sort()).toEqual([...used].sort());
    const returned = /\bRETURN\b([\s\S]*)$/.exec(text)?.[1] ?? '';
    for (const { name } of file.rows) expect(returned).toMatch(new RegExp(`\\b${name}\\b`));
    expect(text.split(';').length).toBe(1);
  });

  test('has a name of its own', () => {
    const names = files.map((path) => basename(path));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

test('the bindings are fresh: npm run generate', () => {
  expect(read('cypher/queries.ts')).toBe(generateBindings(`${root}/cypher`));
});

test('a header that is wrong is refused with its file’s name', () => {
  expect(() => readCypherFile('x.cypher', '// No full stop\nRETURN 1 AS one')).toThrow(
    /x\.cypher: the first line is one sentence/,
  );
  expect(() => readCypherFile('x.cypher', '// One.\n// @mode swift\nRETURN 1 AS one')).toThrow(
    /@mode is read, write or batches/,
  );
  expect(() => readCypherFile('x.cypher', '// One.\n// @param key\nRETURN $key AS one')).toThrow(/a field is/);
});

test('a bound is named where it is written, and takes its place', () => {
  expect(readCypherFile('x.cypher', '// One.\nRETURN %deepestNesting% AS one').text).toBe('RETURN 10 AS one');
  expect(() => readCypherFile('x.cypher', '// One.\nRETURN %deepest% AS one')).toThrow(
    /x\.cypher: %deepest% is no bound/,
  );
  // Below four, the shape of the graph says how far: a node and its part by audience.
  const unnamed = files.filter((path) => /\.\.(?:[4-9]|\d\d)/.test(read(path)));
  expect(unnamed).toEqual([]);
});

test('no Cypher stands outside cypher/', () => {
  const statements = /['"`]\s*(MATCH|MERGE|UNWIND|OPTIONAL MATCH)\s*[\s(]/;
  expect(sourceFiles(ofRooms).filter((path) => !path.startsWith('cypher/') && statements.test(read(path)))).toEqual([]);
});
