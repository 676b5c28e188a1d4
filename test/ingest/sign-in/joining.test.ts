/** Who gets alone into which groups that policies leave out, case by case. */

import { describe, expect, test } from '@jest/globals';
import { accountBits } from '#derivation';
import { compileTenant } from '../../../assurance/tenant.ts';
import type { OpenGroup } from '../../../ingest/memory/groups.ts';
import type { SignInInputs } from '../../../ingest/sign-in/inputs.ts';
import { joiningOf } from '../../../ingest/sign-in/joining.ts';
import { emptyMemory } from '../empty-memory.ts';

const users = new Map([
  ['member', 0],
  ['guest', accountBits.guest],
]);
const policy = (id: string, state: string, excludeGroups: string[]) => ({
  id,
  state,
  conditions: { users: { includeUsers: ['All'], excludeGroups }, applications: { includeApplications: ['All'] } },
  grantControls: { operator: 'OR', builtInControls: ['mfa'] },
});
const tenant = compileTenant({
  conditionalAccessPolicies: [policy('a', 'enabled', ['exempt']), policy('b', 'disabled', ['idle'])],
});
/** `inner` is nested in `exempt`. */
const above = (group: string) => (group === 'inner' ? ['inner', 'exempt'] : [group]);
const sure = (by: OpenGroup['by']): OpenGroup => ({ by, assumed: false });
const unsure = (by: OpenGroup['by']): OpenGroup => ({ by, assumed: true });
const joins = (group: string, ways: readonly OpenGroup[], who: string, groupIds: readonly string[] = []) => {
  const memory = emptyMemory();
  memory.groups.open.set(group, [...ways]);
  for (const [user, bits] of users) memory.directory.users.set(user, bits);
  return joiningOf(memory, { tenant } as SignInInputs, above)(who, groupIds);
};

describe('groups that policies leave out', () => {
  test.each<[string, string, readonly OpenGroup[], string, readonly string[], unknown]>([
    ['any member joins', 'exempt', [sure('members')], 'member', [], [{ group: 'exempt', assumed: false }]],
    ['no guest does', 'exempt', [sure('members')], 'guest', [], undefined],
    ['any guest joins', 'exempt', [sure('guests')], 'guest', [], [{ group: 'exempt', assumed: false }]],
    ['no member does', 'exempt', [sure('guests')], 'member', [], undefined],
    ['joined by a group within', 'inner', [sure('members')], 'member', [], [{ group: 'exempt', assumed: false }]],
    ['one person asks', 'exempt', [sure({ principal: 'member' })], 'member', [], [{ group: 'exempt', assumed: false }]],
    ['another does not', 'exempt', [sure({ principal: 'other' })], 'member', [], undefined],
    [
      'members of a group ask',
      'exempt',
      [sure({ principal: 'ops' })],
      'member',
      ['ops'],
      [{ group: 'exempt', assumed: false }],
    ],
    ['whoever is in it already gains nothing', 'exempt', [sure('members')], 'member', ['exempt'], undefined],
    ['perhaps', 'exempt', [unsure('members')], 'member', [], [{ group: 'exempt', assumed: true }]],
    [
      'perhaps, and surely',
      'exempt',
      [unsure('members'), sure({ principal: 'member' })],
      'member',
      [],
      [{ group: 'exempt', assumed: false }],
    ],
    ['a policy that is off leaves nobody out', 'idle', [sure('members')], 'member', [], undefined],
  ])('%s', (_, group, ways, who, groupIds, expected) => {
    expect(joins(group, ways, who, groupIds)).toEqual(expected);
  });
});
