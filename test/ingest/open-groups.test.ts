/** Which rules of dynamic groups people meet by what they write about themselves, and which guests meet. */
import { describe, expect, test } from '@jest/globals';
import type { LinkRecord } from '#derivation';
import type { Emit } from '../../ingest/memory/emit.ts';
import type { Reads, Writes } from '../../ingest/memory/index.ts';
import { admitsGuests, openGroup } from '../../ingest/rules/groups/open-groups.ts';
import { emptyMemory } from './empty-memory.ts';

/** The rules by which a group with this membership rule is open. */
function opens(membershipRule: string): string[] {
  const links: LinkRecord[] = [];
  const emit = { ...emptyMemory(), node: () => true, fact: () => {}, link: (link: LinkRecord) => links.push(link) };
  openGroup(
    { id: 'group', isPublic: false, membershipRule },
    emit as unknown as Emit & Reads<'directory'> & Writes<'powers' | 'groups'>,
  );
  return links.map(({ rule }) => rule);
}

describe('a rule over mobile telephones', () => {
  test.each(['-eq', '-startsWith', '-contains', '-match', '-in'])('with %s lets whoever writes one in', (operator) => {
    expect(opens(`(user.mobilePhone ${operator} "+41")`)).toEqual(['self-written-attribute']);
  });

  test.each(['-ne', '-notStartsWith', '-notContains', '-notMatch', '-notIn'])(
    'with %s lets everybody in but a few: nobody needs to write one',
    (operator) => {
      expect(opens(`(user.mobilePhone ${operator} "+41")`)).toEqual([]);
    },
  );

  test('over another attribute lets nobody in', () => {
    expect(opens('(user.department -eq "IT")')).toEqual([]);
  });
});

test('guests meet rules over addresses that are had, not over those that are not, and none that asks for members', () => {
  expect(admitsGuests('user.mail -contains "partner"')).toBe(true);
  expect(admitsGuests('user.mail -notContains "partner"')).toBe(false);
  expect(admitsGuests('user.mail -ne "a@b"')).toBe(false);
  expect(admitsGuests('user.mail -contains "partner" and user.userType -eq "Member"')).toBe(false);
});
