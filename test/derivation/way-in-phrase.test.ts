/** Ways in read as verb phrases. */
import { describe, expect, test } from '@jest/globals';
import { wayInPhrase } from '../../derivation/people/way-in-phrase.ts';

describe('a way in as a phrase', () => {
  const way = {
    entry: 'sign-in',
    audience: undefined,
    level: 1,
    levelKnown: 1,
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
  test('says that a group is joined first', () => {
    expect(wayInPhrase({ ...way, kind: 'WEAKENS_POLICY', authenticators: ['password'] })).toBe(
      'joins a group that policies leave out, with the password alone, and signs in as',
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
