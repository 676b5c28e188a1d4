/** Access packages with what they give and who may ask for them. */
import { z } from 'zod';
import type { GraphCollection, Row } from '../collection.ts';

const root = '/identityGovernance/entitlementManagement';

const lower = (id: unknown) => String(id).toLowerCase();

/** https://learn.microsoft.com/graph/api/entitlementmanagement-list-accesspackages */
export const accessPackages: GraphCollection = {
  name: 'graph/access-packages',
  reason: 'what anybody may ask for and get is not known',
  permissions: { application: ['EntitlementManagement.Read.All'], delegated: ['EntitlementManagement.Read.All'] },
  licence: 'GOVERNANCE',
  lane: 'directory',
  schema: z.looseObject({ id: z.string() }),
  read: {
    kind: 'composite',
    requests: {
      packages: {
        version: 'v1.0',
        path: `${root}/accessPackages`,
        query: { $expand: 'resourceRoleScopes($expand=role,scope)' },
      },
      policies: {
        version: 'v1.0',
        path: `${root}/assignmentPolicies`,
        query: { $expand: 'accessPackage($select=id)' },
      },
    },
    async rows(ask) {
      const packages = await ask.list('packages');
      const policies = packages.length === 0 ? [] : await ask.list('policies');
      const of = (id: unknown) =>
        policies.filter(({ accessPackage }) => lower((accessPackage as Row | null | undefined)?.id) === lower(id));
      return packages.map((one) => ({ ...one, assignmentPolicies: of(one.id) }));
    },
  },
};
