/** Authenticators in plain words. */
import { describe, expect, test } from '@jest/globals';
import { authenticatorWords } from '../../assurance/authenticators/words.ts';

describe('authenticators in words', () => {
  test.each([
    [['password'], 'the password alone'],
    [['sms#0'], 'a text message'],
    [['password', 'softwareOath#1'], 'the password and a one-time code'],
    [['password', 'sms', 'managedDevice'], 'the password, a text message and a managed device'],
    [[], 'nothing at all'],
    [['somethingNew#3'], 'somethingNew'],
  ])('%j is "%s"', (keys, words) => {
    expect(authenticatorWords(keys)).toBe(words);
  });
});
