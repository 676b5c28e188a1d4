/** Ways in read as verb phrases, with authenticators in plain words. */
import { describe, expect, test } from '@jest/globals';
import { authenticatorWords } from '../../../assurance/authenticators/words.ts';
import { wayInPhrase } from '../../../ingest/sign-in/words.ts';

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

describe('a way in as a phrase', () => {
  const way = {
    entry: 'sign-in',
    audience: undefined,
    level: 1,
    basis: 'OBSERVED',
    rule: 'A rule.',
    evidence: [],
    alternatives: [],
    assumptions: [],
  } as const;
  test('says what it is done with', () => {
    expect(wayInPhrase({ ...way, kind: 'SIGNS_IN', authenticators: ['password'] })).toBe(
      'signs in with the password alone as',
    );
    expect(wayInPhrase({ ...way, kind: 'RECOVERS', authenticators: ['sms#0'] })).toBe(
      'resets the password with a text message and signs in as',
    );
  });
  test('does not name what the help desk is only assumed to ask', () => {
    expect(wayInPhrase({ ...way, kind: 'HELP_DESK_RESETS', authenticators: ['helpDeskVerification'] })).toBe(
      'talks the help desk into resetting',
    );
    expect(wayInPhrase({ ...way, kind: 'HELP_DESK_RESETS', authenticators: ['sms'] })).toBe(
      'talks the help desk, with a text message, into resetting',
    );
  });
});
