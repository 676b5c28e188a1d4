/** Whatever is declared of the help desk, but that it asks for nothing, is never worse than to declare nothing: over random policies and people. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { assess } from '../../assurance/assess.ts';
import type { AssuranceConfiguration, HelpDesk } from '../../assurance/configuration.ts';
import { helpDesks } from '../support/help-desks.ts';
import { namedLocations, policies, users } from './generated.ts';
import { type CaseUser, tenantOf, userOf } from './scene.ts';

const places = ['graph', 'keyvault', 'exchange', 'azure-write'] as const;

/** Everybody whom a desk may be asked about: people, and accounts that no person calls about. */
const people = fc
  .tuple(
    users,
    fc.record({
      onPremisesSyncEnabled: fc.boolean(),
      perUserMfaState: fc.constantFrom('disabled', 'enforced'),
      roleTemplateIds: fc.constantFrom(
        [],
        ['62e90394-69f5-4237-9190-012177145e10'],
        ['d29b2b05-8046-44ba-8758-1e26182fcf32'],
      ),
      mailboxSettings: fc.constantFrom({ userPurpose: 'user' }, { userPurpose: 'room' }),
    }),
  )
  .map(([user, more]) => ({ ...user, ...more }) as CaseUser);
const setting = fc.record({ list: fc.array(policies, { maxLength: 3 }), person: people, breakGlass: fc.boolean() });

interface Setting {
  readonly list: readonly unknown[];
  readonly person: CaseUser;
  readonly breakGlass: boolean;
}

function judged({ list, person, breakGlass }: Setting, helpDesk?: HelpDesk) {
  const configuration: AssuranceConfiguration = {
    ...(breakGlass ? { breakGlass: ['user-a'] } : {}),
    ...(helpDesk === undefined ? {} : { helpDesk }),
  };
  const { audiences, whole } = assess(
    tenantOf({ conditionalAccessPolicies: list, namedLocations, configuration }),
    userOf(person),
  );
  const all = places.map((place) => [...(audiences.get(place)?.waysIn ?? []), ...whole]);
  return {
    lowest: all.map((ways) => Math.min(6, ...ways.map(({ level }) => level))),
    byDesk: all.flat().some(({ kind }) => kind === 'HELP_DESK_RESETS'),
  };
}

const runs = { numRuns: 120, seed: 977 };

describe('what is declared of the help desk', () => {
  test('lowers no way in below what it is while nothing is declared', () => {
    let raised = 0;
    fc.assert(
      fc.property(setting, helpDesks, (given, helpDesk) => {
        const [before, after] = [judged(given), judged(given, helpDesk)];
        expect(after.lowest.map((level, at) => Math.min(level, before.lowest[at] as number))).toEqual(before.lowest);
        raised += Number(after.lowest.some((level, at) => level > (before.lowest[at] as number)));
      }),
      runs,
    );
    expect(raised).toBeGreaterThan(5);
  });

  test('leaves those out whom it left out while nothing was declared, unless it names whom it serves', () => {
    fc.assert(
      fc.property(setting, helpDesks, (given, helpDesk) => {
        if (!judged(given).byDesk) expect(judged(given, helpDesk).byDesk).toBe(false);
      }),
      runs,
    );
    const room: Setting = {
      list: [],
      breakGlass: false,
      person: { mailboxSettings: { userPurpose: 'room' } } as CaseUser,
    };
    expect(judged(room).byDesk).toBe(false);
    expect(judged(room, { serves: { users: ['*'] } }).byDesk).toBe(true);
  });

  test('decoy: that it asks for nothing is worse', () => {
    const person: CaseUser = { methods: ['password'] };
    const given = { list: [], breakGlass: false, person };
    expect(judged(given, { verification: 'nothing' }).lowest[0]).toBeLessThan(judged(given).lowest[0] as number);
  });
});
