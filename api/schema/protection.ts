/** How a sensitive resource is protected: its state, and who can be used to get to it below what it requires. */
import { z } from 'zod';
import { answersQuestion, notCovered } from '#catalogue';
import type { NodeRow, SnapshotRow } from '#cypher';
import { type ProtectionState, protectionStates } from '#links';
import { builder } from './builder.ts';
import { described } from './described.ts';
import { SeenAssumed, SeenAssumedRef } from './seen-assumed.ts';
import { reportOf } from './snapshot-report.ts';

const states = {
  UNDER_PROTECTED: 'A way in below what it requires is seen: it asks for a repair.',
  UNDECIDED:
    'A way in below what it requires rests on an open question, or what could open one was not collected: it asks for an answer.',
  PROTECTED: 'No way in below what it requires, with every open question at its worst and everything collected.',
} as const satisfies Readonly<Record<ProtectionState, string>>;

export const ProtectionStateRef = builder.enumType('ProtectionState', {
  description: 'Whether a sensitive resource can be reached below what it requires.',
  values: described(states),
});

const Counts = z.object({
  openWays: SeenAssumed,
  openIdentities: SeenAssumed,
  outside: SeenAssumed,
  shortfall: SeenAssumed,
});
const State = z.enum(protectionStates);
/** What a load stored of a sensitive resource. */
const Measures = Counts.extend({
  ofItsOwn: Counts.extend({ state: State }),
  requirementDeclared: z.boolean().default(false),
  /** Collections that are missing at scopes of Azure only, from none of which it could be opened. */
  coveredElsewhere: z.array(z.string()).default([]),
});

interface Measured extends z.infer<typeof Counts> {
  readonly state: ProtectionState;
}

/** Protection of a resource, with where it stands. */
export interface Protection extends Measured {
  readonly ofItsOwn: Measured;
  readonly requirementDeclared: boolean;
  readonly coveredElsewhere: readonly string[];
  readonly node: NodeRow;
}

/** The protection of a node; undefined where it is not sensitive. */
export function protectionOf(node: NodeRow): Protection | undefined {
  if (node.state === null || node.measures === null) return undefined;
  const { ofItsOwn, ...counts } = Measures.parse(JSON.parse(node.measures));
  return { ...counts, state: State.parse(node.state), ofItsOwn, node };
}

const countFields = {
  openWays: 'Ways in below what it requires, from which it is reached below that.',
  openIdentities: 'The distinct identities behind these ways in: people, workloads, sources outside.',
  outside: 'Those of the identities that are sources outside: neither a person nor a workload of this tenant.',
  shortfall:
    'The sum over these identities of what is required less the lowest barrier of each; `assumed` is what open questions add to it.',
} as const;

const OwnProtectionRef = builder.objectRef<Measured>('OwnProtection').implement({
  description: 'Protection of a resource of its own: without routes through control of the tenant.',
  fields: (t) => ({
    state: t.field({ type: ProtectionStateRef, description: 'Its state.', resolve: ({ state }) => state }),
    openWays: t.expose('openWays', { type: SeenAssumedRef, description: countFields.openWays }),
    openIdentities: t.expose('openIdentities', { type: SeenAssumedRef, description: countFields.openIdentities }),
    outside: t.expose('outside', { type: SeenAssumedRef, description: countFields.outside }),
    shortfall: t.expose('shortfall', { type: SeenAssumedRef, description: countFields.shortfall }),
  }),
});

const UncoveredRef = builder.objectRef<{ name: string; status: string; reason?: string | undefined }>('Uncovered');
UncoveredRef.implement({
  description: 'A collection that could open a way to a resource and is not wholly there.',
  fields: (t) => ({
    collection: t.exposeString('name', { description: 'Its name, such as graph/group-members.' }),
    status: t.exposeString('status', { description: 'PARTIAL, FORBIDDEN, UNLICENSED or SKIPPED.' }),
    reason: t.string({ nullable: true, description: 'Why, as the collector said.', resolve: ({ reason }) => reason }),
  }),
});

export const ProtectionRef = builder.objectRef<Protection>('Protection').implement({
  description: 'How a sensitive resource is protected, judged without the entries that the headline leaves beside.',
  fields: (t) => ({
    state: t.field({ type: ProtectionStateRef, description: 'Its state.', resolve: ({ state }) => state }),
    openWays: t.expose('openWays', { type: SeenAssumedRef, description: countFields.openWays }),
    openIdentities: t.expose('openIdentities', { type: SeenAssumedRef, description: countFields.openIdentities }),
    outside: t.expose('outside', { type: SeenAssumedRef, description: countFields.outside }),
    shortfall: t.expose('shortfall', { type: SeenAssumedRef, description: countFields.shortfall }),
    ofItsOwn: t.expose('ofItsOwn', {
      type: OwnProtectionRef,
      description: 'The same without routes through control of the tenant.',
    }),
    asDeclared: t.stringList({
      description:
        'Keys of postern.yaml that the state rests on: its requirement, where that is declared, and what answers open questions, where nothing is seen.',
      resolve: async (protection, _, context) => declaredFor(await context.snapshot(), protection),
    }),
    notCovered: t.field({
      type: [UncoveredRef],
      description:
        'Collections that could open a way to it and are not wholly there: until they are, it is not PROTECTED.',
      resolve: async (protection, _, context) => uncoveredIn(await context.snapshot(), protection),
    }),
  }),
});

function declaredFor(snapshot: SnapshotRow, { state, requirementDeclared }: Protection): string[] {
  const answers =
    state === 'UNDER_PROTECTED'
      ? []
      : reportOf(snapshot).declarations.flatMap(({ key, isPast }) => (isPast || !answersQuestion(key) ? [] : [key]));
  return [...(requirementDeclared ? ['sensitive'] : []), ...answers];
}

function uncoveredIn(snapshot: SnapshotRow, { node: { kind }, coveredElsewhere }: Protection) {
  const { collections } = reportOf(snapshot);
  const missing = notCovered(kind, collections).filter((name) => !coveredElsewhere.includes(name));
  return missing.map((name) => ({
    name,
    status: collections[name]?.status ?? 'SKIPPED',
    reason: collections[name]?.reason,
  }));
}
