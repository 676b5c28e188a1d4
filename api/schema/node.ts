/** Nodes: people, groups, workloads, powers, targets. */
import { type EntryName, entries, entryId, type Level } from '#catalogue';
import { type Graph, type NodeRow, node as nodeQuery, nodes as nodesQuery, people } from '#cypher';
import type { RequestContext } from '../request-context.ts';
import { builder } from './builder.ts';
import { NodeKindRef } from './kinds.ts';
import { LevelRef } from './level.ts';
import { ProtectionRef, protectionOf } from './protection.ts';
import { reportOf } from './snapshot-report.ts';

/** A node of a known snapshot. */
export interface SnapshotNode extends NodeRow {
  readonly snapshot: string;
}

/** The node of a snapshot with this id, in any case; undefined where there is none. Throws GraphError. */
export async function findNode(graph: Graph, snapshot: string, id: string): Promise<SnapshotNode | undefined> {
  const row = await graph.maybeOne(nodeQuery, { key: `${snapshot}/${id.toLowerCase()}` });
  return row === undefined ? undefined : { ...row.node, snapshot };
}

/** Some nodes of a snapshot by their ids, which are in lower case; those that are not there are left out. Throws GraphError. */
export async function findNodes(
  graph: Graph,
  snapshot: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, SnapshotNode>> {
  const keys = [...new Set(ids)].map((id) => `${snapshot}/${id}`);
  const rows = await graph.many(nodesQuery, { keys });
  return new Map(rows.map(({ node }) => [node.id, { ...node, snapshot }]));
}

/** Whether somebody is seen to reach the node below what it requires, by an entry that the headline counts. */
export function isUnderProtected({ state }: NodeRow): boolean {
  return state === 'UNDER_PROTECTED';
}

const DetailRef = builder.objectRef<readonly [string, string]>('Detail').implement({
  description: 'Something more that the source says of a node.',
  fields: (t) => ({
    name: t.string({ description: "The field, in the source's own words.", resolve: ([name]) => name }),
    value: t.string({ description: 'Its value; JSON where it is no text.', resolve: ([, value]) => value }),
  }),
});

const EntryExposureRef = builder.objectRef<readonly [string, Level]>('EntryExposure').implement({
  description: 'The lowest barrier of the routes that begin at one entry.',
  fields: (t) => ({
    entry: t.id({ description: "The entry's id.", resolve: ([name]) => entryId(name as EntryName) }),
    name: t.string({
      description: 'The entry in words.',
      resolve: ([name]) => entries[name as EntryName]?.name ?? name,
    }),
    level: t.field({ type: LevelRef, description: 'The lowest barrier.', resolve: ([, level]) => level }),
  }),
});

export const NodeRef = builder.objectRef<SnapshotNode>('Node');

NodeRef.implement({
  description: 'Somebody or something in the tenant, or a power over it.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id, in lower case.' }),
    sourceId: t.exposeID('sourceId', { description: "Its id in the source's spelling." }),
    kind: t.field({ type: NodeKindRef, description: 'What it is.', resolve: ({ kind }) => kind }),
    name: t.exposeString('name', { description: 'Its name.' }),
    exposure: t.field({
      type: LevelRef,
      nullable: true,
      description: 'The lowest barrier of any route to it; null where none leads to it.',
      resolve: (row) => row.exposure,
    }),
    exposureKnown: t.field({
      type: LevelRef,
      nullable: true,
      description: 'The same, with every open question answered well.',
      resolve: (row) => row.exposureKnown,
    }),
    exposureHeadline: t.field({
      type: LevelRef,
      nullable: true,
      description:
        'The same, without the entries that the threat model leaves beside: stolen sessions and flow phishing, unless declared.',
      resolve: (row) => row.exposureHeadline,
    }),
    exposureWithoutTenantControl: t.field({
      type: LevelRef,
      nullable: true,
      description: 'The same, with routes through control of the tenant left out.',
      resolve: (row) => row.exposureWithoutTenantControl,
    }),
    exposureByEntry: t.field({
      type: [EntryExposureRef],
      description: 'The lowest barrier by entry, lowest first. Kept for sensitive nodes only.',
      resolve: (row) =>
        (Object.entries(JSON.parse(row.exposureByEntry ?? '{}')) as [string, Level][]).sort(([, a], [, b]) => a - b),
    }),
    requiredAssurance: t.field({
      type: LevelRef,
      nullable: true,
      description: 'What it requires; null where it is not sensitive.',
      resolve: (row) => row.requiredAssurance,
    }),
    sensitiveBecause: t.exposeString('sensitiveBecause', { nullable: true, description: 'Why it is sensitive.' }),
    underProtected: t.boolean({
      description: 'Whether its state is UNDER_PROTECTED.',
      resolve: isUnderProtected,
    }),
    protection: t.field({
      type: ProtectionRef,
      nullable: true,
      description: 'How it is protected; null where it is not sensitive.',
      resolve: protectionOf,
    }),
    details: t.field({
      type: [DetailRef],
      description: 'What else the source says.',
      resolve: ({ details }) => detailsOf(details),
    }),
    people: t.int({
      complexity: 50,
      description:
        "How many people's accounts can be taken over at its exposure and lead to it with nothing above that level to defeat.",
      resolve: async (row, _, context) => (await peopleOf(row, context)).total,
    }),
    breakGlass: t.boolean({
      description: 'Whether it is a break-glass account, as the operator declared.',
      resolve: ({ details }) => JSON.parse(details ?? '{}').breakGlass === true,
    }),
    breakGlassPeople: t.int({
      complexity: 50,
      description: 'How many of `people` are break-glass accounts: they count like all others, and are told apart.',
      resolve: async (row, _, context) => (await peopleOf(row, context)).apart,
    }),
  }),
});

const counting = new WeakMap<SnapshotNode, Promise<{ total: number; apart: number }>>();

/** Both counts come from one statement. */
function peopleOf(row: SnapshotNode, context: RequestContext): Promise<{ total: number; apart: number }> {
  const known = counting.get(row) ?? countPeople(row, context);
  counting.set(row, known);
  return known;
}

async function countPeople({ snapshot, id, exposure: level }: SnapshotNode, context: RequestContext) {
  if (level === null) return { total: 0, apart: 0 };
  const apart = reportOf(await context.snapshot()).breakGlass.map((account) => account.id);
  return await context.graph.one(people, { key: `${snapshot}/${id}`, level, apart });
}

function detailsOf(details: string | null): [string, string][] {
  return Object.entries(JSON.parse(details ?? '{}') as Record<string, unknown>)
    .filter(([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0))
    .map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]);
}

builder.queryField('node', (t) =>
  t.field({
    type: NodeRef,
    nullable: true,
    description: 'One node; null where the snapshot has none with this id.',
    args: { id: t.arg.id({ required: true, description: 'Its id, in any case.' }) },
    resolve: async (_, { id }, context) => findNode(context.graph, (await context.snapshot()).id, String(id)),
  }),
);
