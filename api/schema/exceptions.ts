/** What stands outside the rules: exclusions from policies, vendors, shared accounts. */
import type { ExceptionSort, ExceptionState } from '#governance';
import { builder } from './builder.ts';
import { described } from './described.ts';
import { reportOf } from './snapshot-report.ts';

type Exception = ReturnType<typeof reportOf>['exceptions'][number];

const sortWords: Readonly<Record<ExceptionSort, string>> = {
  EXCLUSION: 'An enabled policy leaves somebody out.',
  VENDOR: "Another tenant's application reaches something sensitive here.",
  SHARED_ACCOUNT: 'An account that is declared as a shared mailbox or a room may sign in.',
};
const stateWords: Readonly<Record<ExceptionState, string>> = {
  UNDECLARED: 'Nobody said why.',
  LAPSED: 'It was declared until a day that is past.',
  DECLARED: 'Somebody said why, and its end, if it has one, is to come.',
};

const SortRef = builder.enumType('ExceptionSort', {
  description: 'What an exception is.',
  values: described(sortWords),
});
const StateRef = builder.enumType('ExceptionState', {
  description: 'Whether an exception is accounted for.',
  values: described(stateWords),
});

const NameRef = builder.objectRef<{ readonly id: string; readonly name: string }>('ExceptionName').implement({
  description: 'Somebody or something that an exception names.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
  }),
});

const ExceptionRef = builder.objectRef<Exception>('StandingException').implement({
  description:
    'An exception with who answers for it, why, until when and what compensates, as declared in postern.yaml.',
  fields: (t) => ({
    sort: t.field({ type: SortRef, description: 'What it is.', resolve: ({ sort }) => sort }),
    state: t.field({ type: StateRef, description: 'Whether it is accounted for.', resolve: ({ state }) => state }),
    policy: t.field({
      type: NameRef,
      nullable: true,
      description: 'The policy; null where it is no exclusion.',
      resolve: ({ policy }) => policy,
    }),
    who: t.field({ type: NameRef, description: 'Whom or what it is about.', resolve: ({ who }) => who }),
    kind: t.string({ description: 'User, Group, Role, Guests or a kind of node.', resolve: ({ who }) => who.kind }),
    people: t.exposeInt('people', { nullable: true, description: 'How many people that is; null where not known.' }),
    owner: t.exposeString('owner', { nullable: true, description: 'Who answers for it.' }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why it stands.' }),
    until: t.string({
      nullable: true,
      description: 'Its end, ISO 8601.',
      resolve: ({ until }) => (until === null ? null : new Date(until).toISOString()),
    }),
    compensation: t.exposeString('compensation', { nullable: true, description: 'What compensates for it.' }),
  }),
});

builder.queryField('exceptions', (t) =>
  t.field({
    type: [ExceptionRef],
    description: 'What stands outside the rules: what nobody answers for first, then what has lapsed.',
    resolve: async (_, __, context) => reportOf(await context.snapshot()).exceptions,
  }),
);
