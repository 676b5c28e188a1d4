/** Which authentication methods may be used, and by whom. */
import { z } from 'zod';
import type { GraphCollection } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/authenticationmethodspolicy-get */
export const authenticationMethodsPolicy: GraphCollection = {
  name: 'graph/authentication-methods-policy',
  reason: 'which methods may be used is not known',
  permissions: { application: ['Policy.Read.AuthenticationMethod'], delegated: ['Policy.Read.AuthenticationMethod'] },
  lane: 'directory',
  schema: z.looseObject({}),
  read: { kind: 'list', request: { version: 'v1.0', path: '/policies/authenticationMethodsPolicy' } },
};
