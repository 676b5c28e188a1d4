/** What every fix tells: a real change of the tenant, and what a person does, touches, minds and undoes. */
import { changeFile } from '#changes';
import { type Fix, fixKinds } from '#links';
import { builder } from './builder.ts';

export const ProposedFixRef = builder.interfaceRef<{ readonly fix: Fix }>('ProposedFix').implement({
  description: 'A real change of the tenant that closes something: what a person does, touches, minds and undoes.',
  fields: (t) => ({
    kind: t.string({ description: 'Its kind, such as remove-assignment.', resolve: ({ fix }) => fix.kind }),
    title: t.string({ description: 'What it does, in words.', resolve: ({ fix }) => fix.title }),
    change: t.string({
      description: 'Its change file, as JSON: it applies to the facts after the steps before it.',
      resolve: ({ fix }) => JSON.stringify(changeFile(fix.change), null, 2),
    }),
    touches: t.idList({ description: 'Ids of who and what is touched.', resolve: ({ fix }) => [...fix.touches] }),
    first: t.stringList({ description: 'What to do first.', resolve: ({ fix }) => [...fix.first] }),
    steps: t.stringList({
      description: 'What a person does: a way through the portal, and the request.',
      resolve: ({ fix }) => [...fix.steps],
    }),
    undo: t.string({ description: 'How it is undone, or that it cannot be.', resolve: ({ fix }) => fix.undo }),
    licence: t.string({
      description: 'The licence that it takes.',
      resolve: ({ fix }) => fixKinds[fix.kind].licence,
    }),
    source: t.string({ description: 'Where Microsoft describes it.', resolve: ({ fix }) => fix.source }),
  }),
});
