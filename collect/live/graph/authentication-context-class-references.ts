/** Authentication contexts. */
import { z } from 'zod';
import type { GraphCollection } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/conditionalaccessroot-list-authenticationcontextclassreferences */
export const authenticationContextClassReferences: GraphCollection = {
  name: 'graph/authentication-context-class-references',
  reason: 'what an authentication context is called is not known',
  permissions: { application: ['AuthenticationContext.Read.All'], delegated: ['AuthenticationContext.Read.All'] },
  licence: 'P1',
  lane: 'conditional-access',
  schema: z.looseObject({ id: z.string() }),
  read: {
    kind: 'list',
    request: { version: 'v1.0', path: '/identity/conditionalAccess/authenticationContextClassReferences' },
  },
};
