/** Whether security defaults are on. */
import { z } from 'zod';
import type { GraphCollection } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/identitysecuritydefaultsenforcementpolicy-get */
export const securityDefaults: GraphCollection = {
  name: 'graph/security-defaults',
  reason: 'whether security defaults protect anybody is not known',
  permissions: { application: ['Policy.Read.All'], delegated: ['Policy.Read.All'] },
  lane: 'directory',
  schema: z.looseObject({}),
  read: { kind: 'list', request: { version: 'v1.0', path: '/policies/identitySecurityDefaultsEnforcementPolicy' } },
};
