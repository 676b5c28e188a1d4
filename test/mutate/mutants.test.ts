/** The mutants of a file: each kind of change is made once, and types are left alone. */
import { expect, test } from '@jest/globals';
import { cypherMutantsOf } from './cypher-mutants.ts';
import { mutantsOf, switchedText } from './mutants.ts';

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

test('all mutants in one text do what each does alone', () => {
  const source = `
    const table = { low: { at: 1 }, high: { at: 3 } };
    const found = [];
    for (const value of [0, 1, 2, 3, 4]) {
      if (value > (table.low?.at ?? 0) && value < table.high?.at || value === 4) found.push(value);
      else if (value !== 0) found.push(value % 2 === 0 ? 'even' : 'odd');
    }
    return found;`;
  const results = (text: string) => new Function(text.replace('return found', 'return found.join()'))();
  const switched = switchedText(source, 'x.ts');
  const mutants = mutantsOf(source, 'x.ts');
  const scope = globalThis as { mutant?: number };
  try {
    expect([results(switched), mutants.length]).toEqual([results(source), 14]);
    for (const [number, { text }] of mutants.entries()) {
      scope.mutant = number;
      expect(results(switched)).toBe(results(text));
    }
  } finally {
    delete scope.mutant;
  }
});

test('types are no code', () => {
  expect(what("import type { A } from './a.ts';\ntype B = A extends string ? 1 : 2;")).toEqual([]);
});

test('a statement is left out, and so is each condition of a WHERE', () => {
  const source = [
    '// Says.',
    'MATCH (a) WHERE a.key STARTS WITH $x AND NOT EXISTS { (a)-->(b) WHERE b.one AND b.two }',
    'RETURN [i IN a.list WHERE i > 1 | i] AS list',
  ].join('\n');
  expect(cypherMutantsOf(source).map((one) => one.what)).toEqual([
    'left out: the statement',
    'made true: a.key STARTS WITH $x',
    'made true: NOT EXISTS { (a)-->(b) WHERE b.one AND b.two }',
    'made true: b.one',
    'made true: b.two',
    'made true: i > 1',
  ]);
  expect(cypherMutantsOf(source)[3]?.text).toContain('WHERE true AND b.two }');
});
