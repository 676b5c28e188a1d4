/** Exceptions and enforcement of a loaded tenant: whom policies leave out, what is declared of it, and of whom two factors are asked. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parseConfiguration } from '#configuration';
import type { Graph } from '#cypher';
import { ask } from '../../../api/ask.ts';
import { openTestGraph } from '../../support/test-graph.ts';
import { group } from '../../support/tiny-rows.ts';
import { govern, governed } from './governed-tenant.ts';

const policy = (id: string, state: string, users: object) => ({
  ...{ id, displayName: `Policy ${id}`, state, grantControls: { operator: 'OR', builtInControls: ['mfa'] } },
  conditions: { applications: { includeApplications: ['All'] }, users: { includeUsers: ['All'], ...users } },
});
/** Asks again after so many hours, and keeps no browser's session. */
const session = (id: string, hours: number, users: object, conditions: object = {}) => ({
  ...{ id, displayName: id, state: 'enabled', grantControls: null },
  conditions: { applications: { includeApplications: ['All'] }, users, ...conditions },
  sessionControls: {
    signInFrequency: { isEnabled: true, value: hours, type: 'hours', frequencyInterval: 'timeBased' },
    persistentBrowser: { isEnabled: true, mode: 'never' },
  },
});
const configuration = `
breakGlass: [bo]
exceptions:
  - { policy: POLICY P, who: OUTER, owner: Olu, reason: scanners, until: 2020-01-31, compensation: a named network }
`;

let graph: Graph;
beforeAll(async () => {
  graph = await openTestGraph();
  await govern(
    graph,
    {
      ...governed,
      'graph/groups': [group('outer'), group('inner')],
      'graph/group-members': [
        { groupId: 'outer', id: 'inner' },
        { groupId: 'inner', id: 'ada' },
        { groupId: 'outer', id: 'gone' },
      ],
      'graph/conditional-access-policies': [
        policy('p', 'enabled', { excludeUsers: ['bo', 'GuestsOrExternalUsers'], excludeGroups: ['outer'] }),
        policy('q', 'disabled', { excludeGroups: ['inner'] }),
        session('r', 8, { includeGroups: ['inner'] }),
        session('s', 20, { includeUsers: ['ada'] }),
        session('t', 1, { includeUsers: ['All'] }, { platforms: { includePlatforms: ['windows'] } }),
      ],
    },
    parseConfiguration(configuration, 'postern.yaml'),
  );
});
afterAll(() => graph.close());

test('are told by the API, what nobody answers for first', async () => {
  const { exceptions } = await ask<{ exceptions: object[] }>(
    graph,
    '{ exceptions { sort state kind people reason owner until compensation policy { name } who { id } } }',
    {},
  );
  const policy = { name: 'Policy p' };
  expect(exceptions).toMatchObject([
    { state: 'UNDECLARED', kind: 'Guests', people: null, who: { id: 'guests' }, policy },
    {
      ...{ state: 'LAPSED', kind: 'Group', people: 2, who: { id: 'outer' }, policy, owner: 'Olu', reason: 'scanners' },
      ...{ until: '2020-01-31T23:59:59.999Z', compensation: 'a named network' },
    },
    { state: 'DECLARED', kind: 'User', people: 1, who: { id: 'bo' }, policy },
  ]);
  expect(exceptions).toHaveLength(3);
});

test('what is enforced is told beside what is registered: who is left out is not asked', async () => {
  const { enforcement } = await ask<{ enforcement: object[] }>(
    graph,
    '{ enforcement { who audience people registered enforced recoverBelow weakest { value } weakestAuthenticators } }',
    {},
  );
  expect(enforcement[0]).toMatchObject({
    ...{ who: 'EVERYBODY', people: 2, registered: null, enforced: 0 },
    ...{ weakest: { value: 1 }, weakestAuthenticators: ['password'] },
  });
  expect(enforcement[1]).toMatchObject({ who: 'ADMINISTRATORS', people: 0, weakest: null });
});

test('how long a sign-in lasts is told by the policies that hold in every context, the shortest first', async () => {
  const { sessions } = await ask<{ sessions: object[] }>(
    graph,
    '{ sessions { who audience people longestHours neverPersistent everyTime limits { level people } } }',
    {},
  );
  const levels = ['AAL1', 'AAL2', 'AAL3'];
  expect(sessions).toMatchObject([
    {
      // Bo chooses a platform that is no Windows, and is never asked again.
      ...{ who: 'EVERYBODY', audience: 'any', people: 2, longestHours: null, neverPersistent: 1, everyTime: 0 },
      limits: levels.map((level) => ({ level, people: 1 })),
    },
    { who: 'ADMINISTRATORS', people: 0 },
  ]);
});
