/** How long a sign-in lasts by audience, beside the limits of NIST SP 800-63B-4. */
import { type SessionLimit, sessionLimits } from '#governance';
import { builder } from './builder.ts';
import { PopulationRef } from './enforcement.ts';
import { reportOf } from './snapshot-report.ts';

type Row = ReturnType<typeof reportOf>['sessions'][number];
type Within = SessionLimit & { readonly people: number };

const WithinRef = builder.objectRef<Within>('SessionLimit').implement({
  description: 'A limit of NIST SP 800-63B-4, and how many are within it.',
  fields: (t) => ({
    level: t.exposeString('level', { description: 'The authenticator assurance level that it is of.' }),
    hours: t.exposeInt('hours', { description: 'Hours that a session of that level lasts at most.' }),
    word: t.exposeString('word', { description: 'SHOULD or SHALL.' }),
    idleMinutes: t.int({
      nullable: true,
      description: 'Minutes of inactivity after which it ends; null where none are set. No policy tells it.',
      resolve: ({ idleMinutes }) => idleMinutes ?? null,
    }),
    people: t.exposeInt('people', { description: 'How many are asked again within those hours.' }),
  }),
});

const SessionRef = builder.objectRef<Row>('Sessions').implement({
  description: 'How long a sign-in lasts, for one audience and some people, by policies that hold in every context.',
  fields: (t) => ({
    who: t.field({ type: PopulationRef, description: 'Who is counted.', resolve: ({ who }) => who }),
    audience: t.exposeString('audience', { description: 'The audience; `any` where none differs.' }),
    people: t.exposeInt('people', { description: 'How many there are.' }),
    longestHours: t.float({
      nullable: true,
      description: 'The longest of all, in hours; null where somebody is never asked again: 90 days, rolling.',
      resolve: ({ longestHours }) => longestHours,
    }),
    limits: t.field({
      type: [WithinRef],
      description: 'The limits, and how many are within each.',
      resolve: ({ within }) => sessionLimits.map((limit, at) => ({ ...limit, people: within[at] ?? 0 })),
    }),
    everyTime: t.exposeInt('everyTime', { description: 'How many are asked every time.' }),
    neverPersistent: t.exposeInt('neverPersistent', {
      description: 'How many lose the session when the browser is closed.',
    }),
    alwaysPersistent: t.exposeInt('alwaysPersistent', {
      description: 'How many keep it; of the rest each chooses.',
    }),
    strictlyEvaluated: t.exposeInt('strictlyEvaluated', {
      description: 'How many are evaluated strictly while the session lasts.',
    }),
    notEvaluated: t.exposeInt('notEvaluated', { description: 'Of how many continuous evaluation is switched off.' }),
    endsInOutage: t.exposeInt('endsInOutage', {
      description: 'How many sessions end in an outage too: the resilience defaults are off for them.',
    }),
  }),
});

builder.queryField('sessions', (t) =>
  t.field({
    type: [SessionRef],
    description: 'How long a sign-in lasts by audience: frequency, persistence, continuous evaluation, outages.',
    resolve: async (_, __, context) => reportOf(await context.snapshot()).sessions,
  }),
);
