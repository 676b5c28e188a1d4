/** The words of the graph: kinds of node and link, levels, bases, entries; for legends and for telling routes. */
import {
  bases,
  entries,
  entryId,
  type LinkKind,
  levels,
  linkKindDetails,
  linkKinds,
  type NodeKind,
  nodeKinds,
} from '#catalogue';
import { builder } from './builder.ts';
import { LinkKindRef, NodeKindRef } from './kinds.ts';
import { BasisRef, LevelNameRef } from './level.ts';
import { LinkHelpRef } from './link-help.ts';

const CatalogueRef = builder.objectRef<object>('Catalogue');
const NodeKindEntryRef = builder.objectRef<NodeKind>('NodeKindEntry').implement({
  description: 'What a kind of node is.',
  fields: (t) => ({
    kind: t.field({ type: NodeKindRef, description: 'The kind.', resolve: (kind) => kind }),
    is: t.string({ description: 'What it is, in words.', resolve: (kind) => nodeKinds[kind].is }),
    also: t.field({
      type: NodeKindRef,
      nullable: true,
      description: 'The broader kind that it also is.',
      resolve: (kind) => (nodeKinds[kind] as { also?: NodeKind }).also,
    }),
  }),
});

const LinkRoleRef = builder.enumType('LinkRole', {
  description: 'The part that a link plays on a route.',
  values: {
    WAY_IN: { value: 'way in', description: 'Into an identity, from outside.' },
    MOVEMENT: { value: 'movement', description: 'What somebody is or has.' },
    CONTROL: { value: 'control', description: 'What a power lets its holder do.' },
  } as const,
});

const LinkKindEntryRef = builder.objectRef<LinkKind>('LinkKindEntry').implement({
  description: 'What a kind of link claims.',
  fields: (t) => ({
    kind: t.field({ type: LinkKindRef, description: 'The kind.', resolve: (kind) => kind }),
    says: t.string({ description: 'Completes "<from> ... <to>".', resolve: (kind) => linkKinds[kind].says }),
    role: t.field({ type: LinkRoleRef, description: 'Its part on a route.', resolve: (kind) => linkKinds[kind].role }),
    source: t.string({ description: 'Where the rule is written down.', resolve: (kind) => linkKinds[kind].source }),
    help: t.field({
      type: LinkHelpRef,
      description: 'What such a link means, how it is abused and closed, and when it is wrong.',
      resolve: (kind) => ({ ...linkKindDetails[kind], source: linkKinds[kind].source }),
    }),
  }),
});

const LevelEntryRef = builder.objectRef<(typeof levels)[number]>('LevelEntry').implement({
  description: 'What a level of assurance takes.',
  fields: (t) => ({
    name: t.field({ type: LevelNameRef, description: 'Its name.', resolve: ({ name }) => name }),
    value: t.int({ description: '0 to 5.', resolve: ({ value }) => value }),
    people: t.exposeString('people', { description: 'For people.' }),
    workloads: t.exposeString('workloads', { description: 'For workloads.' }),
  }),
});

const BasisEntryRef = builder.objectRef<keyof typeof bases>('BasisEntry').implement({
  description: 'What a basis means.',
  fields: (t) => ({
    basis: t.field({ type: BasisRef, description: 'The basis.', resolve: (basis) => basis }),
    says: t.string({ description: 'In words.', resolve: (basis) => bases[basis] }),
  }),
});

const EntryKindRef = builder.objectRef<keyof typeof entries>('EntryKind').implement({
  description: 'A kind of way in, where routes begin.',
  fields: (t) => ({
    id: t.id({ description: "The node's id.", resolve: (name) => entryId(name) }),
    name: t.string({ description: 'In words.', resolve: (name) => entries[name].name }),
  }),
});

CatalogueRef.implement({
  description: 'The words of the graph.',
  fields: (t) => ({
    nodeKinds: t.field({ type: [NodeKindEntryRef], description: 'Kinds of node.', resolve: () => keysOf(nodeKinds) }),
    linkKinds: t.field({ type: [LinkKindEntryRef], description: 'Kinds of link.', resolve: () => keysOf(linkKinds) }),
    levels: t.field({ type: [LevelEntryRef], description: 'Levels, lowest first.', resolve: () => levels }),
    bases: t.field({ type: [BasisEntryRef], description: 'Bases, surest first.', resolve: () => keysOf(bases) }),
    entries: t.field({ type: [EntryKindRef], description: 'Kinds of way in.', resolve: () => keysOf(entries) }),
  }),
});

function keysOf<T extends object>(table: T): (keyof T)[] {
  return Object.keys(table) as (keyof T)[];
}

builder.queryField('catalogue', (t) =>
  t.field({
    type: CatalogueRef,
    description: 'The words of the graph, for legends. Needs no snapshot.',
    resolve: () => ({}),
  }),
);
