/** Registries equal folders: a collection that is written and not registered is red, and so is the reverse. */
import { basename } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { collectionNames } from '../../collect/facts/collections.ts';
import { collectionsInOrder } from '../../ingest/collections/index.ts';
import { read, sourceFiles } from './sources.ts';

describe('collections', () => {
  const files = sourceFiles(/^ingest\/collections\/(graph|arm)\/.*\.ts$/).map((path) =>
    path.replace(/^ingest\/collections\//, '').replace(/\.ts$/, ''),
  );

  test('are one file each, named for the collection, and all registered', () => {
    expect(collectionsInOrder.map(({ name }) => name as string).sort()).toEqual(files.sort());
  });

  test('have names that a facts folder may hold', () => {
    for (const { name } of collectionsInOrder) expect(collectionNames).toContain(name);
  });

  test.each(files)('%s cites the page of its rows', (name) => {
    expect(read(`ingest/collections/${name}.ts`)).toMatch(/https:\/\/learn\.microsoft\.com\//);
  });
});

describe('packages', () => {
  const { because, dependencies, devDependencies, optionalDependencies, scripts } = JSON.parse(read('package.json'));

  test('each have a reason', () => {
    const named = Object.keys({ ...dependencies, ...devDependencies }).filter((name) => !name.startsWith('@types/'));
    expect(named.filter((name) => !because[name])).toEqual([]);
    expect(Object.keys(because).filter((name) => !named.includes(name) && !optionalDependencies[name])).toEqual([]);
  });

  test('the commands of the README are scripts', () => {
    for (const name of ['start', 'test', 'check', 'generate', 'lock']) expect(scripts).toHaveProperty(name);
  });
});

test('each verb of the command line is a file', () => {
  const verbs = sourceFiles(/^cli\/verbs\/.*\.ts$/)
    .map((path) => basename(path, '.ts'))
    .sort();
  const commands = sourceFiles(/^cli\/commands\/.*\.ts$/)
    .map(read)
    .join('');
  const declared = [...commands.matchAll(/\bverb\(\s*'(\w+)'/g)].map(([, name]) => name).sort();
  expect(declared).toEqual(verbs);
});
