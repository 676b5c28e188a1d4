/** Patterns with `*`: what they cover, and that none takes long. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isLike } from '../../ingest/rules/azure/wildcard.ts';

describe('a pattern', () => {
  test.each([
    ['kv-prod', 'KV-Prod', true],
    ['kv-prod', 'kv-prod-2', false],
    ['*', '', true],
    ['kv-*', 'kv-', true],
    ['*-prod', 'kv-prod', true],
    ['*-prod', 'kv-prod-2', false],
    ['a*a', 'a', false],
    ['a*a', 'aa', true],
    ['a*ab*b', 'aab', false],
    ['a*ab*b', 'aabb', true],
    ['(.+)*', 'aaa', false],
  ])('%s beside %s: %s', (pattern, text, covered) => {
    expect(isLike(text, pattern)).toBe(covered);
  });

  test('covers what the regular expression covers', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 });
    fc.assert(
      fc.property(letters, letters, (pattern, given) => {
        const text = given.replaceAll('*', 'b');
        expect(isLike(text, pattern)).toBe(new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(text));
      }),
      { numRuns: 2_000 },
    );
  });

  test('of many stars answers: as a regular expression it would outlive the test', () => {
    expect(isLike('a'.repeat(5_000), `${'*a'.repeat(500)}*b`)).toBe(false);
  });
});
