/** Access packages with what they give, who may ask for them, and who holds a role over their catalog. */
import { z } from 'zod';
import { Refused } from '../ask/refused.ts';
import type { AskComposite, GraphCollection, Row } from '../collection.ts';

const root = '/identityGovernance/entitlementManagement';

const lower = (id: unknown) => String(id).toLowerCase();

/** Who holds a role over which catalog; packages without it are told apart, since who owns a catalog rewrites its packages. */
async function catalogRoles(ask: AskComposite): Promise<readonly Row[]> {
  return ask.list('roles').catch((error: unknown) => {
    if (!(error instanceof Refused)) throw error;
    ask.wanting(`who owns catalogs and manages their packages was refused: ${error.message}`);
    return [];
  });
}

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
        query: { $expand: 'resourceRoleScopes($expand=role,scope),catalog($select=id)' },
      },
      policies: {
        version: 'v1.0',
        path: `${root}/assignmentPolicies`,
        query: { $expand: 'accessPackage($select=id)' },
      },
      // https://learn.microsoft.com/graph/api/rbacapplication-list-roleassignments
      roles: { version: 'v1.0', path: '/roleManagement/entitlementManagement/roleAssignments' },
    },
    async rows(ask) {
      const packages = await ask.list('packages');
      const policies = packages.length === 0 ? [] : await ask.list('policies');
      const of = (id: unknown) =>
        policies.filter(({ accessPackage }) => lower((accessPackage as Row | null | undefined)?.id) === lower(id));
      const roles = packages.length === 0 ? [] : await catalogRoles(ask);
      const over = ({ catalog }: Row) =>
        roles.filter(
          ({ appScopeId }) => lower(appScopeId) === `/accesspackagecatalog/${lower((catalog as Row | null)?.id)}`,
        );
      return packages.map((one) => ({ ...one, assignmentPolicies: of(one.id), catalogRoles: over(one) }));
    },
  },
};
