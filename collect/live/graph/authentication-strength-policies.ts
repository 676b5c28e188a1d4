/** Authentication strengths, with their limits on keys and certificates. */
import { z } from 'zod';
import type { GraphCollection } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/authenticationstrengthroot-list-policies */
export const authenticationStrengthPolicies: GraphCollection = {
  name: 'graph/authentication-strength-policies',
  reason: 'what an authentication strength takes is known of built-in ones alone',
  permissions: { application: ['Policy.Read.AuthenticationMethod'], delegated: ['Policy.Read.AuthenticationMethod'] },
  licence: 'P1',
  lane: 'conditional-access',
  schema: z.looseObject({ id: z.string() }),
  read: {
    kind: 'list',
    request: {
      version: 'v1.0',
      path: '/policies/authenticationStrengthPolicies',
      query: { $expand: 'combinationConfigurations' },
    },
    onBadRequest: { version: 'v1.0', path: '/policies/authenticationStrengthPolicies' },
  },
};
