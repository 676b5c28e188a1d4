/** Links: what an attacker can do, from where to where, and how that is known. */
import { authenticatorWords } from '#assurance';
import { helpOf, linkKinds } from '#catalogue';
import type { LinkRow } from '#cypher';
import { builder } from './builder.ts';
import { evidenceWords } from './evidence-words.ts';
import { LinkKindRef } from './kinds.ts';
import { BasisRef, LevelRef } from './level.ts';
import { LinkHelpRef } from './link-help.ts';
import { NodeRef, type SnapshotNode } from './node.ts';

/** A link with the nodes at its ends. */
export interface HopRow {
  readonly from: SnapshotNode;
  readonly link: LinkRow;
  readonly to: SnapshotNode;
}

const EvidenceRef = builder.objectRef<string>('Evidence').implement({
  description: 'A fact that a link rests on.',
  fields: (t) => ({
    id: t.id({
      description: "The fact's id, in its source's words.",
      resolve: (evidence) => splitEvidence(evidence).id,
    }),
    collection: t.string({
      nullable: true,
      description: 'The collection that it was read from; null for a node of the graph.',
      resolve: (evidence) => splitEvidence(evidence).collection,
    }),
    says: t.string({
      nullable: true,
      description: 'What is taken for granted, as a sentence; null for a fact.',
      resolve: evidenceWords,
    }),
  }),
});

const LinkRef = builder.objectRef<LinkRow>('Link').implement({
  description: 'One step that an attacker can take.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id, stable in a snapshot.' }),
    kind: t.field({ type: LinkKindRef, description: 'What it claims.', resolve: ({ kind }) => kind }),
    says: t.string({
      description: 'Completes "<from> ... <to>".',
      resolve: ({ says, kind }) => says ?? linkKinds[kind].says,
    }),
    gate: t.field({
      type: LevelRef,
      description: 'What must be defeated to cross it; 0 where nothing more is needed.',
      resolve: ({ gate }) => gate,
    }),
    gateKnown: t.field({
      type: LevelRef,
      nullable: true,
      description: 'The gate where every open question is answered well; null where there is no link then.',
      resolve: ({ gateKnown }) => gateKnown,
    }),
    assurance: t.field({
      type: LevelRef,
      nullable: true,
      description: 'The same, of a link that authenticates somebody; null for others.',
      resolve: ({ assurance }) => assurance,
    }),
    basis: t.field({ type: BasisRef, description: 'How it is known.', resolve: ({ basis }) => basis }),
    rule: t.exposeString('rule', { description: 'The rule that drew it.' }),
    source: t.string({ description: 'Where that is written down.', resolve: ({ kind }) => linkKinds[kind].source }),
    evidence: t.field({ type: [EvidenceRef], description: 'What it rests on.', resolve: ({ evidence }) => evidence }),
    authenticators: t.exposeStringList('authenticators', {
      nullable: true,
      description: 'The set of authenticators that is enough, of a link that authenticates somebody.',
    }),
    alsoBy: t.field({
      type: [LinkKindRef],
      description:
        'Of a link of a route: kinds of links that lead the same way and ask for no less, which the list leaves out. Empty elsewhere.',
      resolve: ({ alsoBy }) => [...(alsoBy ?? [])],
    }),
    authenticatorsInWords: t.string({
      nullable: true,
      description: 'The same set in words: "the password and a text message".',
      resolve: ({ authenticators }) => (authenticators?.length ? authenticatorWords(authenticators) : null),
    }),
  }),
});

export const HopRef = builder.objectRef<HopRow>('Hop').implement({
  description: 'A link with the nodes at its ends.',
  fields: (t) => ({
    from: t.field({ type: NodeRef, description: 'Where it starts.', resolve: ({ from }) => from }),
    link: t.field({ type: LinkRef, description: 'The link.', resolve: ({ link }) => link }),
    to: t.field({ type: NodeRef, description: 'Where it leads.', resolve: ({ to }) => to }),
    help: t.field({
      type: LinkHelpRef,
      description: 'What the link means, how it is abused and closed, and when it is wrong.',
      resolve: ({ from, link, to }) => helpOf({ kind: link.kind, rule: link.rule, from: from.id, to: to.id }),
    }),
  }),
});

/** Evidence is `<collection>:<id>`, or the id of a node. */
function splitEvidence(evidence: string): { collection: string | null; id: string } {
  const match = /^((?:graph|arm)\/[a-z0-9-]+):(.*)$/s.exec(evidence);
  return match === null
    ? { collection: null, id: evidence }
    : { collection: match[1] as string, id: match[2] as string };
}
