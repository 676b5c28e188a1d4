/** Delegated permissions that are granted. */
import { z } from 'zod';
import type { GraphCollection } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/oauth2permissiongrant-list */
export const oauth2PermissionGrants: GraphCollection = {
  name: 'graph/oauth2-permission-grants',
  reason: 'which delegated permissions are granted is not known',
  permissions: { application: ['Directory.Read.All'], delegated: ['Directory.Read.All'] },
  lane: 'directory',
  schema: z.looseObject({ id: z.string(), clientId: z.string(), resourceId: z.string() }),
  read: { kind: 'list', request: { version: 'v1.0', path: '/oauth2PermissionGrants', query: { $top: '999' } } },
};
