/** The chain: where the barrier is, which link is the weakest, which links have no number; and sentences cut into phrases. */
import { describe, expect, test } from '@jest/globals';
import { cutSentence, linksOfChain } from '../../web/src/chain/links-of-chain.ts';
import { route } from './routes-for-tests.ts';

describe('the links of a chain', () => {
  const links = linksOfChain(
    route('entry -SIGNS_IN 1-> ada -MEMBER_OF-> grp -HOLDS 3-> own -CONTROLS-> pop -INCLUDES-> kv'),
  );

  test('have the barrier at the highest gate and the weakest at the lowest assurance', () => {
    expect(links.map(({ isBarrier }) => isBarrier)).toEqual([false, false, true, false, false]);
    expect(links.map(({ isWeakest }) => isWeakest)).toEqual([true, false, false, false, false]);
  });

  test('have a ring where something is asked for', () => {
    expect(links.map(({ ringed }) => ringed)).toEqual([true, false, true, false, false]);
  });

  test('know the hub that needs no card', () => {
    expect(links.map(({ isHub }) => isHub)).toEqual([false, false, false, true, false]);
  });

  test('have no barrier where nothing must be defeated', () => {
    expect(linksOfChain(route('entry -SIGNS_IN 0-> ada')).some(({ isBarrier }) => isBarrier)).toBe(false);
  });
});

describe('a sentence', () => {
  test('is cut at its phrases, in order', () => {
    expect(cutSentence('Ada holds Owner, which holds X.', ['holds', 'holds'])).toEqual([
      { text: 'Ada ', isPhrase: false },
      { text: 'holds', isPhrase: true },
      { text: ' Owner, which ', isPhrase: false },
      { text: 'holds', isPhrase: true },
      { text: ' X.', isPhrase: false },
    ]);
  });

  test('keeps every letter, whatever is in the phrases', () => {
    const sentence = 'Somebody signs in as Includes Ltd, who includes it.';
    const parts = cutSentence(sentence, ['signs in as', 'is a member of', 'includes']);
    expect(parts.map(({ text }) => text).join('')).toBe(sentence);
    expect(parts.filter(({ isPhrase }) => isPhrase).map(({ text }) => text)).toEqual(['signs in as', 'includes']);
  });
});
