/** What to mend first: a set of fixes, step by step, with what each comes to. */
import { type FixKind, fixKinds } from '#links';
import { exactOnly, keptQuickFixes, type QuickFix, type QuickFixes } from '#routes';
import type { RequestContext } from '../request-context.ts';
import { builder } from './builder.ts';
import { firstSays, rowsAsked } from './page.ts';
import { ProposedFixRef } from './proposed-fix.ts';
import { resourceIn } from './resource-in.ts';
import { breakGlassIn } from './snapshot-report.ts';
import { TenantMeasuresRef } from './tenant-measures.ts';

/** Milliseconds of one search; what was found until then is told. */
const longestSearch = 5_000;
/** Steps where nothing else is asked. */
const usualSteps = 10;

const FixRef = builder.objectRef<QuickFix>('Fix').implement({
  description: 'A step of a set of fixes, with what it comes to.',
  interfaces: [ProposedFixRef],
  fields: (t) => ({
    alone: t.field({
      type: TenantMeasuresRef,
      description: 'The measures with this step alone.',
      resolve: ({ alone }) => alone,
    }),
    cumulative: t.field({
      type: TenantMeasuresRef,
      description: 'The measures after this step and all before it.',
      resolve: ({ cumulative }) => cumulative,
    }),
  }),
});

const ExactOnlyRef = builder.objectRef<FixKind>('ExactOnlyKind').implement({
  description: 'A kind of fix of which only a load of the changed facts can tell what it does.',
  fields: (t) => ({
    kind: t.string({ description: 'The kind.', resolve: (kind) => kind }),
    says: t.string({ description: 'What it changes.', resolve: (kind) => fixKinds[kind].says }),
  }),
});

const FixesRef = builder.objectRef<QuickFixes>('Fixes').implement({
  description:
    'Fixes in the order in which to make them. Of each the links of the snapshot tell what loading the changed facts would give.',
  fields: (t) => ({
    before: t.field({
      type: TenantMeasuresRef,
      description: 'The measures before; of one resource, where one was asked about.',
      resolve: ({ before }) => before,
    }),
    steps: t.field({ type: [FixRef], description: 'The steps.', resolve: ({ steps }) => [...steps] }),
    complete: t.exposeBoolean('complete', { description: 'False where time ended the search.' }),
    exactOnly: t.field({
      type: [ExactOnlyRef],
      description: 'Kinds of fix that are in no step here: `postern fixes` tries them by loading the changed facts.',
      resolve: () => [...exactOnly],
    }),
  }),
});

async function list(to: string | number | null | undefined, first: number, context: RequestContext) {
  const resource = to === null || to === undefined ? undefined : (await resourceIn(to, context)).resource;
  const snapshot = await context.decisions();
  const spared = breakGlassIn(await context.snapshot());
  const end = performance.now() + context.remaining(longestSearch);
  return await context.inTurn(() =>
    keptQuickFixes(snapshot, {
      resource,
      first,
      spared,
      isOver: () => performance.now() > end || context.signal.aborted,
    }),
  );
}

builder.queryField('fixes', (t) =>
  t.field({
    type: FixesRef,
    complexity: ({ first }) => ({ field: 1_000, multiplier: first ?? usualSteps }),
    description:
      'What to mend first: at each step what closes most for its effort, among fixes whose effect the links of the snapshot tell.',
    args: {
      to: t.arg.id({ description: 'The id of a sensitive resource, in any case: only what leads there counts.' }),
      first: t.arg.int({ defaultValue: usualSteps, description: firstSays }),
    },
    resolve: (_, { to, first }, context) => list(to, rowsAsked(first ?? usualSteps), context),
  }),
);
