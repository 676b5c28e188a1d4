/** How long a sign-in lasts, beside the limits of NIST SP 800-63B-4. */
import { expect, test } from '@jest/globals';
import { type InSession, type SessionLife, sessionsOf } from '#governance';

const life = (more: Partial<SessionLife> = {}): SessionLife => ({
  ...{ hours: undefined, persistence: undefined, continuousEvaluation: undefined, endsInOutage: false },
  ...more,
});
const somebody = (sessions: Readonly<Record<string, SessionLife>>, isAdministrator = false): InSession => ({
  isAdministrator,
  sessions: new Map(Object.entries(sessions)),
});

test('whom nothing asks again is within no limit, and makes the longest session unlimited', () => {
  const people = [somebody({ graph: life({ hours: 4 }) }, true), somebody({ graph: life() })];
  expect(sessionsOf(people, ['graph'])).toMatchObject([
    { who: 'EVERYBODY', people: 2, longestHours: null, within: [1, 1, 1] },
    { who: 'ADMINISTRATORS', people: 1, longestHours: 4, within: [1, 1, 1] },
  ]);
});

test('each limit is met by those who are asked again in time', () => {
  const people = [0, 12, 24, 720, 721].map((hours) => somebody({ graph: life({ hours }) }));
  expect(sessionsOf(people, ['graph'])[0]).toMatchObject({ longestHours: 721, within: [4, 3, 2], everyTime: 1 });
});

test('audiences stand apart where they differ, and in one row where they do not', () => {
  const apart = [somebody({ graph: life({ hours: 1 }), exchange: life() })];
  expect(sessionsOf(apart, ['graph', 'exchange']).map(({ audience }) => audience)).toEqual([
    ...['graph', 'graph', 'exchange', 'exchange'],
  ]);
  const alike = [somebody({ graph: life({ hours: 1 }), exchange: life({ hours: 1 }) })];
  expect(sessionsOf(alike, ['graph', 'exchange']).map(({ audience }) => audience)).toEqual(['any', 'any']);
});

test('persistence, evaluation and outages are counted apart', () => {
  const people = [
    somebody({ graph: life({ persistence: 'never', continuousEvaluation: 'strictenforcement', endsInOutage: true }) }),
    somebody({ graph: life({ persistence: 'always', continuousEvaluation: 'disabled' }) }),
    somebody({}),
  ];
  expect(sessionsOf(people, ['graph'])[0]).toMatchObject({
    ...{ people: 3, neverPersistent: 1, alwaysPersistent: 1, strictlyEvaluated: 1, notEvaluated: 1, endsInOutage: 1 },
  });
});
