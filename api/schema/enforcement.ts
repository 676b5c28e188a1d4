/** What is enforced at sign-in by audience, beside what is registered, for everybody and for administrators. */
import { assuranceLevels, type PopulationName } from '#governance';
import { builder } from './builder.ts';
import { described } from './described.ts';
import { LevelRef } from './level.ts';
import { reportOf } from './snapshot-report.ts';

type Row = ReturnType<typeof reportOf>['enforcement'][number];

const populationWords: Readonly<Record<PopulationName, string>> = {
  EVERYBODY: 'Every account that is enabled.',
  ADMINISTRATORS: 'Those of them who hold a directory role now.',
};

/** Who is counted. */
export const PopulationRef = builder.enumType('EnforcementPopulation', {
  description: 'Who is counted.',
  values: described(populationWords),
});

interface LevelCount {
  readonly level: number;
  readonly people: number;
}

const LevelCountRef = builder.objectRef<LevelCount>('EnforcedLevel').implement({
  description: 'How many get in at one level at the lowest.',
  fields: (t) => ({
    level: t.field({ type: LevelRef, description: 'The level.', resolve: ({ level }) => level as 0 }),
    authenticatorAssuranceLevel: t.string({
      description: 'What NIST SP 800-63B-4 calls it.',
      resolve: ({ level }) => assuranceLevels[level] ?? '',
    }),
    people: t.exposeInt('people', { description: 'How many.' }),
  }),
});

const EnforcementRef = builder.objectRef<Row>('Enforcement').implement({
  description: 'What signing in takes at the least, for one audience and some people.',
  fields: (t) => ({
    who: t.field({ type: PopulationRef, description: 'Who is counted.', resolve: ({ who }) => who }),
    audience: t.exposeString('audience', { description: 'The audience; `any` where nobody’s sign-ins differ.' }),
    people: t.exposeInt('people', { description: 'How many there are.' }),
    registered: t.exposeInt('registered', {
      nullable: true,
      description: 'How many registered a second factor; null where that was not collected of all.',
    }),
    capable: t.exposeInt('capable', {
      nullable: true,
      description: 'How many may use what they registered; null where that was not collected of all.',
    }),
    enforced: t.exposeInt('enforced', { description: 'How many cannot get in with less than two factors.' }),
    levels: t.field({
      type: [LevelCountRef],
      description: 'How many get in at each level at the lowest; who is blocked is in none.',
      resolve: ({ byLevel }) => byLevel.map((people, level) => ({ level, people })),
    }),
    weakest: t.field({
      type: LevelRef,
      nullable: true,
      description: 'The lowest level of all; null where everybody is blocked.',
      resolve: ({ weakest }) => (weakest?.level ?? null) as 0 | null,
    }),
    weakestAuthenticators: t.stringList({
      description: 'What opens the lowest front door.',
      resolve: ({ weakest }) => weakest?.authenticators ?? [],
    }),
    recoverBelow: t.exposeInt('recoverBelow', {
      description: 'How many recover the account with less than they sign in with.',
    }),
  }),
});

builder.queryField('enforcement', (t) =>
  t.field({
    type: [EnforcementRef],
    description: 'What is enforced at sign-in by audience, beside what is registered: rollout is no enforcement.',
    resolve: async (_, __, context) => reportOf(await context.snapshot()).enforcement,
  }),
);
