/** Conditional Access policies, from beta: v1.0 hides those with parts that are in preview. */
import { z } from 'zod';
import type { GraphCollection } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/conditionalaccessroot-list-policies */
export const conditionalAccessPolicies: GraphCollection = {
  name: 'graph/conditional-access-policies',
  reason: 'what a sign-in has to meet is not known',
  permissions: { application: ['Policy.Read.All'], delegated: ['Policy.Read.All'] },
  licence: 'P1',
  lane: 'conditional-access',
  schema: z.looseObject({ id: z.string() }),
  read: { kind: 'list', request: { version: 'beta', path: '/identity/conditionalAccess/policies' } },
};
