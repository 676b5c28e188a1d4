/** The level of a set of authenticators: the table of the design, row by row, and that more never proves less. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { authenticator } from '../../assurance/authenticators/authenticator.ts';
import { type AuthenticatorName, authenticators } from '../../assurance/authenticators/catalogue.ts';
import { levelOfSet } from '../../assurance/authenticators/level.ts';
import { casesOf } from './scene.ts';

interface Case {
  readonly says: string;
  readonly set: readonly (string | { readonly name: string; readonly hardware: boolean })[];
  readonly level: number;
}

const rows = casesOf<Case>('levels');
const names = Object.keys(authenticators) as AuthenticatorName[];
const setOf = (row: Case) =>
  row.set.map((one) =>
    typeof one === 'string'
      ? authenticator(one as AuthenticatorName)
      : authenticator(one.name as AuthenticatorName, { hardware: one.hardware }),
  );

describe('the level of a set', () => {
  test.each(rows.map((row) => [row.says, row.level, row] as const))('%s is %i', (_, level, row) => {
    expect(levelOfSet(setOf(row))).toBe(level);
  });

  test('every authenticator has a row', () => {
    const used = new Set(rows.flatMap((row) => row.set.map((one) => (typeof one === 'string' ? one : one.name))));
    expect(names.filter((name) => !used.has(name))).toEqual([]);
  });

  test('every level has a row', () => {
    expect(new Set(rows.map((row) => row.level))).toEqual(new Set([0, 1, 2, 3, 4, 5]));
  });

  test('an authenticator more never lowers the level, and order does not matter', () => {
    const some = fc.uniqueArray(fc.constantFrom(...names), { maxLength: 5 });
    fc.assert(
      fc.property(some, fc.constantFrom(...names), (list, more) => {
        const set = list.map((name) => authenticator(name));
        const level = levelOfSet(set);
        expect(levelOfSet([...set].reverse())).toBe(level);
        expect(levelOfSet([...set, authenticator(more)])).toBeGreaterThanOrEqual(level);
      }),
    );
  });
});
