/** What the overview says where nothing is confirmed for want of collections. */
import { expect, test } from '@jest/globals';
import type { OverviewJson } from '../../cli/json.ts';
import { notCollectedLines } from '../../cli/overview/not-collected.ts';

const question = (
  collections: readonly string[],
  permissions: readonly string[],
): OverviewJson['questions'][number] => ({
  ...{ key: 'k', says: 'Something.', kind: 'COLLECT', declare: null, repair: null },
  ...{ touches: 1, closes: 0, confirms: 0, closesWithThose: 0, couldOpen: 0 },
  collections,
  permissions,
});
const states = { underProtected: 0, undecided: 8, protected: 0 };
const questions = [
  question(['graph/conditional-access-policies', 'graph/security-defaults'], ['Policy.Read.All']),
  question(
    ['graph/users', 'graph/groups', 'graph/group-members', 'graph/devices', 'arm/resources'],
    ['Reader (Azure)'],
  ),
];

test('it counts the undecided, names what was not collected and what answers, each once', () => {
  expect(notCollectedLines({ states, questions })).toEqual([
    '0 confirmed, 8 undecided: conditional access policies, security defaults, users, groups, group members, devices, 1 more were not collected whole. What answers: Policy.Read.All, Reader (Azure); or a facts folder that has them. docs/first-hour.md says how.',
  ]);
});

test('it says nothing where a way in is seen, where nothing is undecided, or where no collection is missing', () => {
  expect(notCollectedLines({ states: { ...states, underProtected: 1 }, questions })).toEqual([]);
  expect(notCollectedLines({ states: { ...states, undecided: 0 }, questions })).toEqual([]);
  expect(notCollectedLines({ states, questions: [question([], [])] })).toEqual([]);
});
