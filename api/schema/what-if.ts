/** What a change would do to every sensitive resource, told from the links of the snapshot where that is all that it does. */
import { type Change, ChangeError, parseChange } from '#changes';
import type { MeasuredResource, ResourceDifference } from '#links';
import { type PeopleAffected, type PersonAffected, type QuickWhatIf, quickWhatIf } from '#routes';
import { ApiError } from '../api-error.ts';
import type { RequestContext } from '../request-context.ts';
import { builder } from './builder.ts';
import { ProtectionStateRef } from './protection.ts';
import { SeenAssumedRef } from './seen-assumed.ts';
import { TenantMeasuresRef } from './tenant-measures.ts';

const ResourceMeasuresRef = builder.objectRef<MeasuredResource>('ResourceMeasures').implement({
  description: 'The measures of a sensitive resource, as they are or would be.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    kind: t.exposeString('kind', { description: 'What it is.' }),
    requires: t.exposeInt('needs', { description: 'The level that it requires, 0 to 5.' }),
    state: t.field({ type: ProtectionStateRef, description: 'Its state.', resolve: ({ state }) => state }),
    openIdentities: t.field({
      type: SeenAssumedRef,
      description: 'The distinct identities that get there below what it requires.',
      resolve: ({ openIdentities }) => openIdentities,
    }),
    shortfall: t.field({
      type: SeenAssumedRef,
      description: 'The sum over them of what is required less the lowest barrier of each.',
      resolve: ({ shortfall }) => shortfall,
    }),
  }),
});

const ResourceDifferenceRef = builder.objectRef<ResourceDifference>('ResourceDifference').implement({
  description: 'A sensitive resource that a change makes different.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    before: t.field({
      type: ResourceMeasuresRef,
      nullable: true,
      description: 'Its measures before; null where it was not there.',
      resolve: ({ before }) => before,
    }),
    after: t.field({
      type: ResourceMeasuresRef,
      nullable: true,
      description: 'Its measures after; null where it is gone.',
      resolve: ({ after }) => after,
    }),
    worse: t.stringList({
      description: 'In what it is worse, in words; empty where it is not.',
      resolve: ({ worse }) => [...worse],
    }),
  }),
});

const PersonAffectedRef = builder.objectRef<PersonAffected>('PersonAffected').implement({
  description: 'Somebody whose sign-in is no longer what it was.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id.' }),
    name: t.exposeString('name', { description: 'The name.' }),
    audiences: t.stringList({ description: 'Where.', resolve: ({ audiences }) => [...audiences] }),
  }),
});

const PeopleAffectedRef = builder.objectRef<PeopleAffected>('PeopleAffected').implement({
  description: 'People by the worst that a change does to them.',
  fields: (t) => ({
    lockedOut: t.field({
      type: [PersonAffectedRef],
      description: 'A policy blocks them where none did.',
      resolve: ({ lockedOut }) => [...lockedOut],
    }),
    mustRegister: t.field({
      type: [PersonAffectedRef],
      description: 'What they have registered is no longer enough: they need another method first.',
      resolve: ({ mustRegister }) => [...mustRegister],
    }),
    askedMore: t.field({
      type: [PersonAffectedRef],
      description: 'What they sign in with must be stronger.',
      resolve: ({ askedMore }) => [...askedMore],
    }),
  }),
});

interface Told {
  readonly title: string;
  readonly effect: QuickWhatIf | { readonly notQuick: string };
}

const effectOf = ({ effect }: Told) => ('notQuick' in effect ? undefined : effect);

const WhatIfRef = builder.objectRef<Told>('WhatIf').implement({
  description: 'What a change would do.',
  fields: (t) => ({
    title: t.exposeString('title', { description: 'The title of the change.' }),
    notQuick: t.string({
      nullable: true,
      description:
        'Why the links of the snapshot alone cannot tell it; null where they can. Then nothing is promised here: `postern whatif FILE --exact --facts DIR` loads the changed facts.',
      resolve: ({ effect }) => ('notQuick' in effect ? effect.notQuick : null),
    }),
    before: t.field({
      type: TenantMeasuresRef,
      nullable: true,
      description: 'The measures of the tenant without the change.',
      resolve: (told) => effectOf(told)?.before.measures,
    }),
    after: t.field({
      type: TenantMeasuresRef,
      nullable: true,
      description: 'The measures of the tenant with the change, as loading the changed facts would give them.',
      resolve: (told) => effectOf(told)?.after.measures,
    }),
    resources: t.field({
      type: [ResourceDifferenceRef],
      description: 'Sensitive resources that differ.',
      resolve: (told) => [...(effectOf(told)?.resources ?? [])],
    }),
    isJudged: t.boolean({
      nullable: true,
      description:
        'Whether people were judged again; routes may open then, which only a load lists. Null where nothing can be told.',
      resolve: (told) => effectOf(told)?.isJudged,
    }),
    people: t.field({
      type: PeopleAffectedRef,
      nullable: true,
      description: 'Whose sign-in is no longer what it was; null where that cannot be told.',
      resolve: (told) => effectOf(told)?.people,
    }),
    isWorse: t.boolean({
      nullable: true,
      description: 'Whether a resource gets worse; null where that cannot be told.',
      resolve: (told) => effectOf(told)?.resources.some(({ worse }) => worse.length > 0),
    }),
  }),
});

function changeOf(text: string): Change {
  try {
    return parseChange(text, 'changes');
  } catch (error) {
    if (error instanceof ChangeError) throw new ApiError('BAD_USER_INPUT', error.message);
    throw error;
  }
}

async function whatIf(text: string, allowUndecided: boolean, context: RequestContext): Promise<Told> {
  const change = changeOf(text);
  const snapshot = await context.decisions();
  return { title: change.title, effect: await quickWhatIf(snapshot, change, allowUndecided) };
}

builder.queryField('whatIf', (t) =>
  t.field({
    type: WhatIfRef,
    complexity: 500,
    description:
      'What a change would do to every sensitive resource. Nothing is changed, neither in the tenant nor in the snapshot.',
    args: {
      changes: t.arg.string({
        required: true,
        description: 'A change file as text, JSON or YAML: {title, steps: [{collection, row, remove: true}, ...]}.',
      }),
      allowUndecided: t.arg.boolean({
        defaultValue: false,
        description: 'Whether a resource may fall from PROTECTED to UNDECIDED without being worse.',
      }),
    },
    resolve: (_, { changes, allowUndecided }, context) => whatIf(changes, allowUndecided ?? false, context),
  }),
);
