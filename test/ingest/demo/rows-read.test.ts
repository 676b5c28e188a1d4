/** The reader takes every row of the demo tenant: no row is refused by the schema of its collection. */
import { describe, expect, test } from '@jest/globals';
import { collectionsInOrder } from '../../../ingest/collections/index.ts';
import { rowsOf } from './demo-folder.ts';

describe('rows of the demo tenant', () => {
  test.each(collectionsInOrder.map(({ name, schema }) => ({ name, schema })))('$name', ({ name, schema }) => {
    const refused = rowsOf(name).flatMap((row) => schema.safeParse(row).error?.issues ?? []);
    expect(refused).toEqual([]);
  });
});
