/** Findings about identities and resources, worst first. */
import { z } from 'zod';
import { type ControlRef, controlOf, controlsQuoted } from '#catalogue';
import { findings, findingsCount } from '#cypher';
import { type Finding, fixKinds, rules, type Severity, severities, withoutChange } from '#governance';
import { decodeCursor, digestOf, encodeCursor } from '../cursor.ts';
import { pageSize } from '../limits.ts';
import type { RequestContext } from '../request-context.ts';
import { builder } from './builder.ts';
import { BasisRef, LevelRef } from './level.ts';
import { findNode, NodeRef } from './node.ts';
import { afterSays, firstSays, listCost, type Page, pageOf, rowsAsked } from './page.ts';

type SnapshotFinding = Finding & { readonly snapshot: string };
const ruleOf = new Map(rules.map((rule) => [rule.id, rule]));

const SeverityRef = builder.enumType('Severity', {
  description: 'How bad a finding is, worst first.',
  values: {
    CRITICAL: { description: 'It reaches control of the tenant, and less than that needs is enough to use it.' },
    HIGH: { description: 'It reaches something sensitive, and less than that needs is enough to use it.' },
    MEDIUM: { description: 'It reaches something and takes enough, or how far it reaches is not known.' },
    LOW: { description: 'It reaches nothing sensitive.' },
  } satisfies Record<Severity, unknown>,
});

const VerdictRef = builder.enumType('Verdict', {
  description: 'Whether the fault is there.',
  values: {
    FOUND: { description: 'The fault is there.' },
    UNKNOWN: { description: 'What was collected does not tell: `missing` names the collections that would.' },
  },
});

const ControlRefType = builder.objectRef<ControlRef>('Control').implement({
  description: 'A control of a framework: a finding is evidence towards it, and never makes anybody compliant.',
  fields: (t) => ({
    framework: t.string({ description: 'Its framework, by short name.', resolve: (ref) => controlOf(ref).framework }),
    id: t.id({ description: "The framework's own id.", resolve: (ref) => controlOf(ref).id }),
    title: t.string({ description: 'What it is about, in our own words.', resolve: (ref) => controlOf(ref).title }),
  }),
});

const RemedyRef = builder.objectRef<Finding>('Remedy').implement({
  description: 'What closes a finding: a kind of change, and whom or what it changes.',
  fields: (t) => ({
    kind: t.string({ description: 'The kind of change.', resolve: ({ remedy }) => remedy.kind }),
    says: t.string({ description: 'The kind in words.', resolve: ({ remedy }) => fixKinds[remedy.kind] }),
    subject: t.id({ description: 'The id of what is changed.', resolve: ({ remedy }) => remedy.subject }),
    steps: t.string({ description: 'What to do.', resolve: ({ rule }) => ruleOf.get(rule)?.fix ?? '' }),
    withoutChange: t.string({
      nullable: true,
      description: 'Why no change file closes it; null where `postern findings --changes` writes one.',
      resolve: ({ rule }) => withoutChange[rule] ?? null,
    }),
  }),
});

const NamedRef = builder.objectRef<Finding['subject'] & { readonly snapshot: string }>('FindingSubject').implement({
  description: 'What a finding names.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    kind: t.exposeString('kind', { description: 'What it is: a kind of node, or ConditionalAccessPolicy.' }),
    node: t.field({
      type: NodeRef,
      nullable: true,
      description: 'The node, where it is one.',
      resolve: ({ snapshot, id }, _, { graph }) => findNode(graph, snapshot, id),
    }),
  }),
});

interface Reached {
  readonly id: string;
  readonly name: string;
  readonly snapshot: string;
}

const ReachedRef = builder.objectRef<Reached>('ReachedResource').implement({
  description: 'A sensitive resource that whoever uses a fault gets to.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    node: t.field({
      type: NodeRef,
      nullable: true,
      description: 'Its node.',
      resolve: ({ snapshot, id }, _, { graph }) => findNode(graph, snapshot, id),
    }),
  }),
});

const FindingRef = builder.objectRef<SnapshotFinding>('Finding').implement({
  description: 'A fault of one identity or resource by one rule, or a question that cannot be answered.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The same from snapshot to snapshot: it hashes rule, subject and target.' }),
    rule: t.exposeID('rule', { description: 'The id of the rule.' }),
    title: t.string({ description: 'The rule in words.', resolve: ({ rule }) => ruleOf.get(rule)?.title ?? rule }),
    why: t.string({ description: 'Why it matters.', resolve: ({ rule }) => ruleOf.get(rule)?.why ?? '' }),
    source: t.string({ description: 'The page it rests on.', resolve: ({ rule }) => ruleOf.get(rule)?.source ?? '' }),
    verdict: t.field({ type: VerdictRef, description: 'Whether it is there.', resolve: ({ verdict }) => verdict }),
    severity: t.field({ type: SeverityRef, description: 'How bad it is.', resolve: ({ severity }) => severity }),
    hygiene: t.exposeBoolean('hygiene', { description: 'Whether it reaches nothing sensitive.' }),
    subject: t.field({
      type: NamedRef,
      description: 'Whose fault it is.',
      resolve: ({ subject, snapshot }) => ({ ...subject, snapshot }),
    }),
    target: t.field({
      type: NamedRef,
      nullable: true,
      description: 'What it is about: a credential, an owner, a policy.',
      resolve: ({ target, snapshot }) => (target === null ? null : { ...target, snapshot }),
    }),
    says: t.exposeString('says', { description: 'The finding as a sentence.' }),
    basis: t.field({ type: BasisRef, description: 'How it is known.', resolve: ({ basis }) => basis }),
    has: t.field({
      type: LevelRef,
      nullable: true,
      description: 'The level of the link at fault.',
      resolve: ({ has }) => has,
    }),
    needs: t.field({
      type: LevelRef,
      nullable: true,
      description: 'What the most demanding resource behind it requires.',
      resolve: ({ needs }) => needs,
    }),
    reaches: t.field({
      type: ReachedRef,
      nullable: true,
      description: 'The most demanding of the sensitive resources behind it; null where there is none.',
      // Earlier loads did not tell it.
      resolve: ({ reaches, snapshot }) => (reaches == null ? null : { ...reaches, snapshot }),
    }),
    resources: t.exposeInt('resources', { description: 'How many sensitive resources are behind it.' }),
    evidence: t.stringList({ description: 'The facts that it rests on.', resolve: ({ evidence }) => [...evidence] }),
    missing: t.stringList({
      description: 'Collections that would settle it.',
      resolve: ({ missing }) => [...missing],
    }),
    controls: t.field({
      type: [ControlRefType],
      description: 'Controls that it is evidence towards.',
      resolve: ({ rule }) => [...(ruleOf.get(rule)?.controls ?? [])],
    }),
    remedy: t.field({ type: RemedyRef, description: 'What closes it.', resolve: (finding) => finding }),
  }),
});

const FindingFilterRef = builder.inputType('FindingFilter', {
  description: 'Which findings to list.',
  fields: (t) => ({
    severity: t.field({ type: SeverityRef, description: 'Only those that are this bad or worse.' }),
    verdict: t.field({ type: VerdictRef, description: 'Only what was found, or only what is not known.' }),
    hygiene: t.boolean({ description: 'Only what reaches nothing sensitive, or none of it.' }),
    rules: t.idList({ description: 'Only these rules.' }),
    subject: t.id({ description: 'Only of the node with this id.' }),
    control: t.string({ description: 'Only evidence towards this control, by its id or by one that people quote.' }),
    text: t.string({ description: 'Part of the sentence or of a name, in any case.' }),
  }),
});

interface Wanted {
  readonly snapshot: string;
  readonly severity: number;
  readonly verdict: string | null;
  readonly hygiene: boolean | null;
  readonly rules: string[] | null;
  readonly subject: string | null;
  readonly controls: string[] | null;
  readonly text: string;
}
type FindingPage = Page<SnapshotFinding> & { readonly wanted: Wanted };

interface Count {
  readonly severity: Severity;
  readonly found: number;
  readonly unknown: number;
}

const CountRef = builder.objectRef<Count>('FindingCount').implement({
  description: 'How many findings of one severity there are.',
  fields: (t) => ({
    severity: t.field({ type: SeverityRef, description: 'The severity.', resolve: ({ severity }) => severity }),
    found: t.exposeInt('found', { description: 'How many were found.' }),
    unknown: t.exposeInt('unknown', { description: 'How many are questions.' }),
  }),
});

const FindingConnectionRef = builder.connectionObject(
  {
    type: FindingRef,
    name: 'FindingConnection',
    description: 'Findings, worst first.',
    fields: (t) => ({
      counts: t.field({
        type: [CountRef],
        description: 'How many there are in all, by severity.',
        resolve: (page, _, { graph }) => count((page as unknown as FindingPage).wanted, graph),
      }),
    }),
  },
  { name: 'FindingEdge', description: 'A finding and its cursor.' },
);

async function count(wanted: Wanted, graph: RequestContext['graph']): Promise<Count[]> {
  const rows = await graph.many(findingsCount, { ...wanted });
  const of = (at: number, verdict: string) =>
    rows.find((row) => row.severity === at && row.verdict === verdict)?.count ?? 0;
  return severities.map((severity, at) => ({ severity, found: of(at, 'FOUND'), unknown: of(at, 'UNKNOWN') }));
}

interface Asked {
  readonly filter?: typeof FindingFilterRef.$inferInput | null | undefined;
  readonly first: number;
  readonly after?: string | null | undefined;
}
const Place = z.object({ place: z.int().nonnegative() });

async function list({ filter, first: asked, after }: Asked, context: RequestContext): Promise<FindingPage> {
  const first = rowsAsked(asked);
  const question = {
    severity: severities.indexOf(filter?.severity ?? 'LOW'),
    verdict: filter?.verdict ?? null,
    hygiene: filter?.hygiene ?? null,
    rules: filter?.rules?.map((id) => String(id).toUpperCase()) ?? null,
    subject: filter?.subject == null ? null : String(filter.subject).toLowerCase(),
    controls:
      filter?.control == null ? null : controlsQuoted(filter.control).map(({ framework, id }) => `${framework}/${id}`),
    text: filter?.text?.trim().toLowerCase() ?? '',
  };
  const digest = digestOf('findings', question);
  const from = after ? decodeCursor(after, digest, Place) : undefined;
  const snapshot = from?.snapshot ?? (await context.snapshot()).id;
  if (from !== undefined) await context.hold(snapshot);
  const skip = from?.position.place ?? 0;
  const rows = await context.graph.many(findings, { ...question, snapshot, skip, limit: first + 1 });
  const shown = rows.slice(0, first).map(({ document }) => ({ ...(JSON.parse(document) as Finding), snapshot }));
  const cursor = (_: SnapshotFinding, index: number) => encodeCursor(snapshot, digest, { place: skip + index + 1 });
  return { ...pageOf(shown, cursor, rows.length > first, after), wanted: { ...question, snapshot } };
}

builder.queryField('findings', (t) =>
  t.field({
    type: FindingConnectionRef,
    complexity: listCost,
    description: 'Faults of identities and resources, and questions that cannot be answered, worst first.',
    args: {
      filter: t.arg({ type: FindingFilterRef, description: 'Which ones.' }),
      first: t.arg.int({ required: true, defaultValue: pageSize.usual, description: firstSays }),
      after: t.arg.string({ description: afterSays }),
    },
    resolve: (_, asked, context) => list(asked, context),
  }),
);
