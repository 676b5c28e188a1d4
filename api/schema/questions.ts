/** Open questions: what would decide what is undecided, and how each is answered. */
import { collectionPermissions, notCovered, type QuestionAnswer, questionWhere } from '#catalogue';
import type { SnapshotRow } from '#cypher';
import { builder } from './builder.ts';
import { reportOf } from './snapshot-report.ts';

interface Question {
  readonly key: string;
  readonly says: string;
  readonly answer: QuestionAnswer;
  readonly touches: number;
  readonly closes: number;
  readonly confirms: number;
  readonly closesWithThose: number;
  readonly couldOpen: number;
}

const QuestionKindRef = builder.enumType('QuestionKind', {
  description: 'How an open question is answered.',
  values: {
    DECLARE: { description: 'By a key of postern.yaml.' },
    COLLECT: { description: 'By collections that are missing or not whole.' },
    REPAIR: { description: 'Nobody can answer it: what rests on it can be closed by a change.' },
  },
});

const QuestionRef = builder.objectRef<Question>('Question').implement({
  description:
    'An open question on which open pairs of an identity and a resource rest, or for which nothing can be called protected.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'Its key, as links name it in their evidence.' }),
    says: t.exposeString('says', { description: 'What is taken for granted while it is open.' }),
    kind: t.field({
      type: QuestionKindRef,
      description: 'How it is answered.',
      resolve: ({ answer }) => kindOf(answer),
    }),
    declare: t.string({
      nullable: true,
      description: 'The key of postern.yaml that answers it.',
      resolve: ({ answer }) => ('declare' in answer ? answer.declare : null),
    }),
    collections: t.stringList({
      description: 'The collections that answer it, of those that are not whole.',
      resolve: ({ answer }) => collectionsOf(answer),
    }),
    permissions: t.stringList({
      description: 'What the collector needs for them: application permissions of Microsoft Graph, Reader in Azure.',
      resolve: ({ answer }) => permissionsOf(collectionsOf(answer)),
    }),
    repair: t.string({
      nullable: true,
      description: 'What can be done where nobody can answer it.',
      resolve: ({ answer }) => ('repair' in answer ? answer.repair : null),
    }),
    touches: t.exposeInt('touches', { description: 'Assumed pairs of which an open way rests on it.' }),
    closes: t.exposeInt('closes', { description: 'Pairs that are no longer open when it alone is answered well.' }),
    confirms: t.exposeInt('confirms', { description: 'Pairs that become seen when it alone is confirmed.' }),
    closesWithThose: t.exposeInt('closesWithThose', {
      description: 'Pairs that are no longer open when it and all those before it are answered well.',
    }),
    couldOpen: t.exposeInt('couldOpen', {
      description: 'Pairs that are in no count, and that the worst answer would open.',
    }),
  }),
});

function kindOf(answer: QuestionAnswer): 'DECLARE' | 'COLLECT' | 'REPAIR' {
  if ('declare' in answer) return 'DECLARE';
  return 'collect' in answer ? 'COLLECT' : 'REPAIR';
}

function collectionsOf(answer: QuestionAnswer): string[] {
  return 'collect' in answer ? [...answer.collect] : [];
}

function permissionsOf(collections: readonly string[]): string[] {
  return [...new Set(collections.flatMap((name) => collectionPermissions[name] ?? []))].sort();
}

/** The questions of a snapshot: those that pairs rest on, then what is not wholly collected, bundled by permission. */
function questionsOf(row: SnapshotRow): Question[] {
  const { collections, measures } = reportOf(row);
  const isWhole = (name: string) => collections[name]?.status === 'COMPLETE';
  const asked = measures.questions.map((one) => ({ ...one, ...questionWhere(one.key, isWhole), couldOpen: 0 }));
  const answered = new Set(asked.flatMap(({ answer }) => collectionsOf(answer)));
  const bundles = new Map<string, string[]>();
  for (const name of notCovered('KeyVault', collections)) {
    if (answered.has(name)) continue;
    const permission = permissionsOf([name]).join(', ');
    bundles.set(permission, [...(bundles.get(permission) ?? []), name]);
  }
  const closed = asked.at(-1)?.closesWithThose ?? 0;
  const missing = [...bundles.values()].map((collect) => uncovered(collect, closed));
  return [...asked, ...leftOut(measures.leftOutOfHelpDesk, closed), ...missing];
}

/** Accounts that are no person's are in no count while nobody says whom the help desk serves: what it could open by them is asked. */
function leftOut({ accounts, pairs }: { accounts: number; pairs: number }, closesWithThose: number): Question[] {
  if (pairs === 0) return [];
  const which = accounts === 1 ? 'One account that is' : `${accounts} accounts that are`;
  const says = `${which} no person's (machines, break-glass, shared, rooms, equipment) ${accounts === 1 ? 'is' : 'are'} taken not to be served by the help desk: if it resets them, ${pairs} more ${pairs === 1 ? 'pair opens' : 'pairs open'}.`;
  const answer = { declare: 'helpDesk.serves' };
  return [
    { key: 'help-desk-serves', says, answer, touches: 0, closes: 0, confirms: 0, closesWithThose, couldOpen: pairs },
  ];
}

function uncovered(collect: readonly string[], closesWithThose: number): Question {
  return {
    key: `not-covered:${collect[0]}`,
    says: 'What was not wholly collected could open more: until it is, nothing is called protected.',
    answer: { collect },
    touches: 0,
    closes: 0,
    confirms: 0,
    closesWithThose,
    couldOpen: 0,
  };
}

builder.queryField('questions', (t) =>
  t.field({
    type: [QuestionRef],
    description:
      'The open questions, those on which most pairs rest first; answered together, pairs close as `closesWithThose` says.',
    resolve: async (_, __, context) => questionsOf(await context.snapshot()),
  }),
);
