/** The scale is ordered and complete. */
import { describe, expect, test } from '@jest/globals';
import { levelNamed, levelOf, levels } from '../../cypher/catalogue/assurance.ts';

describe('the assurance scale', () => {
  test('a level’s value is its place', () => {
    expect(levels.map((level) => level.value)).toEqual([0, 1, 2, 3, 4, 5]);
  });
  test('names lead back to values', () => {
    for (const level of levels) expect(levelNamed(level.name)).toBe(level.value);
    expect(levelNamed('AAL2')).toBeUndefined();
  });
  test('a number off the scale is a bug, loudly', () => {
    expect(() => levelOf(6)).toThrow(RangeError);
  });
});
