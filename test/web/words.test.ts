/** The page's words: what the headline leaves out follows the snapshot's threat model. */
import { describe, expect, test } from '@jest/globals';
import { headlineWords, partsOfName } from '../../web/src/words.ts';

const entries = [
  { id: 'entry:stolen-session', name: 'Stolen session' },
  { id: 'entry:help-desk-call', name: 'Help-desk call' },
];

describe('what the headline leaves out', () => {
  test.each([
    [['entry:stolen-session'], 'Without routes from: Stolen session'],
    [['entry:help-desk-call', 'entry:stolen-session'], 'Without routes from: Help-desk call, Stolen session'],
    [['entry:new-kind'], 'Without routes from: new-kind'],
    [[], 'The headline leaves no route out'],
  ])('%j is "%s"', (beside, words) => {
    expect(headlineWords(beside, entries)).toBe(words);
  });
});

test('a name is parted after its separators, and nothing is lost', () => {
  expect(partsOfName('hq-payments-prod')).toEqual(['hq-', 'payments-', 'prod']);
  expect(partsOfName('ada@tiny.example')).toEqual(['ada@', 'tiny.', 'example']);
  for (const name of ['', '--', 'a', '/subscriptions/1/vaults/kv', 'Ada Reyes'])
    expect(partsOfName(name).join('')).toBe(name);
});
