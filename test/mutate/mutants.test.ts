/** The mutants of a file: each kind of change is made once, and types are left alone. */
import { expect, test } from '@jest/globals';
import { mutantsOf } from './mutants.ts';

const what = (source: string) => mutantsOf(source, 'x.ts').map((one) => one.what);

test('conditions are negated, operators exchanged, statements left out', () => {
  expect(what('if (a && b) run();')).toEqual(['negated: a && b', '&& made ||: a && b', 'left out: run();']);
  expect(mutantsOf('if (a === b) run();', 'x.ts').map((one) => one.text)).toContain('if ((a) !== (b)) run();');
});

test('an entry of an exported table is left out, a field of it is not', () => {
  expect(what('export const rules = { one: { a: 1 }, two: { a: 2 } };')).toEqual([
    'entry left out: one: { a: 1 },',
    'entry left out: two: { a: 2 }',
  ]);
});

test('types are no code', () => {
  expect(what("import type { A } from './a.ts';\ntype B = A extends string ? 1 : 2;")).toEqual([]);
});
