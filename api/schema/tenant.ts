/** The tenant whose snapshot is asked: its states, and how many pairs of an identity and a resource are open. */
import { type Level, levels } from '#catalogue';
import type { SnapshotRow } from '#cypher';
import { builder } from './builder.ts';
import { LevelRef } from './level.ts';
import { SeenAssumedRef } from './seen-assumed.ts';
import { reportOf } from './snapshot-report.ts';
import { StateCountsRef, TenantMeasuresRef } from './tenant-measures.ts';

type Measures = ReturnType<typeof reportOf>['measures'];

interface PairsAt {
  readonly barrier: Level;
  readonly of: (pairs: 'tenantControl' | 'rest', part: 'seen' | 'assumed') => number;
}

const PairsAtRef = builder.objectRef<PairsAt>('OpenPairsAt').implement({
  description: 'Open pairs whose identity needs to be defeated at one barrier.',
  fields: (t) => ({
    barrier: t.field({
      type: LevelRef,
      description: 'The lowest barrier of the identity at the resource.',
      resolve: ({ barrier }) => barrier,
    }),
    tenantControl: t.field({
      type: SeenAssumedRef,
      description: 'Pairs of which the resource is control of the tenant.',
      resolve: ({ of }) => ({ seen: of('tenantControl', 'seen'), assumed: of('tenantControl', 'assumed') }),
    }),
    rest: t.field({
      type: SeenAssumedRef,
      description: 'All other pairs.',
      resolve: ({ of }) => ({ seen: of('rest', 'seen'), assumed: of('rest', 'assumed') }),
    }),
  }),
});

function pairsByBarrier({ pairs }: Measures): PairsAt[] {
  return levels
    .filter(({ value }) => value <= 4)
    .map(({ value }) => ({ barrier: value, of: (part, kind) => pairs[part][kind][value] ?? 0 }));
}

/** A tenant is told from the record of its snapshot. */
export const TenantRef = builder.objectRef<SnapshotRow>('Tenant').implement({
  description: 'An Entra ID tenant.',
  fields: (t) => ({
    id: t.id({ description: 'Its id; its node has the same.', resolve: (row) => row.tenant }),
    name: t.string({ description: 'Its name.', resolve: (row) => reportOf(row).tenant?.name ?? row.tenant }),
    states: t.field({
      type: StateCountsRef,
      description: 'Its sensitive resources by state.',
      resolve: (row) => reportOf(row).measures.states,
    }),
    statesOfTheirOwn: t.field({
      type: StateCountsRef,
      description: 'The same without routes through control of the tenant.',
      resolve: (row) => reportOf(row).measures.statesOfTheirOwn,
    }),
    openPairs: t.field({
      type: SeenAssumedRef,
      description: 'Pairs of an identity and a sensitive resource that it reaches below what the resource requires.',
      resolve: (row) => reportOf(row).measures.openPairs,
    }),
    openPairsByBarrier: t.field({
      type: [PairsAtRef],
      description: 'Open pairs by the lowest barrier of the identity at the resource, 0 to 4.',
      resolve: (row) => pairsByBarrier(reportOf(row).measures),
    }),
    shortfall: t.field({
      type: SeenAssumedRef,
      description:
        'The sum over open pairs of what is required less the lowest barrier of the identity there: a step from a password to SMS counts, even where more is required.',
      resolve: (row) => reportOf(row).measures.shortfall,
    }),
  }),
});

builder.objectField(TenantRef, 'underDefaultRequirements', (t) =>
  t.field({
    type: TenantMeasuresRef,
    nullable: true,
    description:
      'The measures under the requirements that Postern has by default; null where postern.yaml declares none.',
    resolve: (row) => reportOf(row).measures.underDefaults,
  }),
);

type Declaration = ReturnType<typeof reportOf>['declarations'][number];

const DeclarationRef = builder.objectRef<Declaration>('Declaration').implement({
  description: 'A value of postern.yaml.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'Its key, such as helpDesk.verification.' }),
    by: t.exposeString('by', { nullable: true, description: 'Who declared it; null where that is not told.' }),
    evidence: t.exposeString('evidence', {
      nullable: true,
      description: 'What shows it; null where that is not told.',
    }),
    until: t.exposeString('until', {
      nullable: true,
      description: 'The last day on which it counts; null: without an end.',
    }),
    isPast: t.exposeBoolean('isPast', {
      description: 'Whether that day was over when the snapshot was made: it counted as not declared.',
    }),
  }),
});

builder.queryField('declarations', (t) =>
  t.field({
    type: [DeclarationRef],
    description: 'The values of postern.yaml that the snapshot was made with.',
    resolve: async (_, _args, context) => [...reportOf(await context.snapshot()).declarations],
  }),
);

builder.queryField('tenant', (t) =>
  t.field({
    type: TenantRef,
    description: 'The tenant of the published snapshot. Error NO_SNAPSHOT where none is loaded.',
    resolve: (_, __, context) => context.snapshot(),
  }),
);
