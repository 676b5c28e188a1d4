/** Ways in that repeat another are marked, and no way in that asks for less, or for what is known where another is assumed. */
import { expect, test } from '@jest/globals';
import type { Level, LinkKind } from '#catalogue';
import type { LinkRecord } from '#derivation';
import { markRepeats } from '../../derivation/people/repeated-ways.ts';

type Way = readonly [entry: string, kind: LinkKind, gate: Level, known?: Level | null, to?: string];

function marked(...ways: readonly Way[]): string[] {
  const links = ways.map(
    ([entry, kind, gate, gateKnown = gate, to = 'ada']): LinkRecord => ({
      ...{ kind, from: `entry:${entry}`, to, gate, gateKnown, evidence: [] },
      ...{ rule: 'whole-account', basis: gateKnown === gate ? 'OBSERVED' : 'ASSUMED' },
    }),
  );
  return markRepeats(links).flatMap(({ kind, repeats }) => (repeats ? [kind] : []));
}

test.each<[string, readonly Way[], LinkKind[]]>([
  [
    'a session and relayed flows at the same gate as the sign-in, whichever is drawn first',
    [
      ['stolen-session', 'REPLAYS_SESSION', 1],
      ['sign-in', 'SIGNS_IN', 1],
      ['flow-phishing', 'RELAYS_SIGN_IN', 1],
      ['flow-phishing', 'PROXIES_SIGN_IN', 2],
    ],
    ['REPLAYS_SESSION', 'RELAYS_SIGN_IN', 'PROXIES_SIGN_IN'],
  ],
  [
    'not a session below the sign-in',
    [
      ['sign-in', 'SIGNS_IN', 4],
      ['stolen-session', 'REPLAYS_SESSION', 3],
    ],
    [],
  ],
  [
    'not a session that is known beside a sign-in that is assumed',
    [
      ['sign-in', 'SIGNS_IN', 1, null],
      ['stolen-session', 'REPLAYS_SESSION', 3],
    ],
    [],
  ],
  [
    'another way from the same entry that asks for as much',
    [
      ['sign-in', 'ENROLS_METHOD', 1],
      ['sign-in', 'SIGNS_IN', 1],
    ],
    ['ENROLS_METHOD'],
  ],
  [
    'not the same way to another place',
    [
      ['sign-in', 'SIGNS_IN', 1],
      ['sign-in', 'SIGNS_IN_LEGACY', 1, 1, 'mailbox:ada'],
    ],
    [],
  ],
  [
    'not a recovery or a help desk, which is another door',
    [
      ['sign-in', 'SIGNS_IN', 1],
      ['self-service-reset', 'RECOVERS', 1],
      ['help-desk-call', 'HELP_DESK_RESETS', 1],
    ],
    [],
  ],
])('%s', (_, ways, repeated) => {
  expect(marked(...ways)).toEqual(repeated);
});
