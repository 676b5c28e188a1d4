/** The manifest of the demo tenant says what is there. */
import { describe, expect, test } from '@jest/globals';
import { collectionNames, optionalCollectionNames } from '../../../collect/facts/collections.ts';
import { Manifest } from '../../../collect/facts/manifest.ts';
import { collectionsWithFile, rowsOf, textOf } from './demo-folder.ts';

const manifest = Manifest.parse(JSON.parse(textOf('manifest.json')));
const entries = Object.entries(manifest.collections);

describe('the manifest of the demo tenant', () => {
  test('has an entry for every collection, and else for optional ones alone', () => {
    const optional = optionalCollectionNames.filter((name) => name in manifest.collections);
    expect(Object.keys(manifest.collections).toSorted()).toEqual([...collectionNames, ...optional].toSorted());
  });
  test.each(entries.filter(([, entry]) => entry.status === 'COMPLETE'))(
    '%s has as many rows as it says',
    (name, entry) => {
      expect(rowsOf(name)).toHaveLength(entry.rows ?? -1);
    },
  );
  test('a collection that was refused has a reason and no file: missing is not empty', () => {
    const refused = entries.filter(([, entry]) => entry.status !== 'COMPLETE');
    expect(refused.map(([, entry]) => entry.status).toSorted()).toEqual(['FORBIDDEN', 'FORBIDDEN', 'UNLICENSED']);
    for (const [name, entry] of refused) {
      expect(entry.reason).toMatch(/\w{3}/);
      expect(collectionsWithFile()).not.toContain(name);
    }
  });
  test('names the tenant that the organization row names', () => {
    expect(rowsOf('graph/organization')[0]).toMatchObject({
      id: manifest.tenant?.id,
      displayName: manifest.tenant?.name,
    });
  });
});
