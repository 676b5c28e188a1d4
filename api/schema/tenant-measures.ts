/** The measures of a tenant, as they are or would be. */
import type { MeasuredTenant } from '#links';
import { builder } from './builder.ts';
import { SeenAssumedRef } from './seen-assumed.ts';

export const StateCountsRef = builder.objectRef<MeasuredTenant['measures']['states']>('StateCounts').implement({
  description: 'Numbers of sensitive resources by state.',
  fields: (t) => ({
    underProtected: t.exposeInt('underProtected', { description: 'A way in below what they require is seen.' }),
    undecided: t.exposeInt('undecided', { description: 'They wait for an answer.' }),
    protected: t.exposeInt('protected', { description: 'Nothing leads to them below what they require.' }),
  }),
});

export const TenantMeasuresRef = builder.objectRef<MeasuredTenant['measures']>('TenantMeasures').implement({
  description: 'The measures of a tenant, or of one of its resources, as they are or would be.',
  fields: (t) => ({
    states: t.field({
      type: StateCountsRef,
      description: 'Sensitive resources by state.',
      resolve: ({ states }) => states,
    }),
    openPairs: t.field({
      type: SeenAssumedRef,
      description: 'Pairs of an identity and a sensitive resource that it reaches below what the resource requires.',
      resolve: ({ openPairs }) => openPairs,
    }),
    shortfall: t.field({
      type: SeenAssumedRef,
      description: 'The sum over these pairs of what is required less the lowest barrier of the identity there.',
      resolve: ({ shortfall }) => shortfall,
    }),
  }),
});
