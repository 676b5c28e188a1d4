/** Paths of Graph that are answered in a way of their own: entitlement management, certificate authorities, what a user has registered. */
import { ok, type Reply, refusals } from './reply.ts';
import type { Row, Tables } from './tables.ts';

interface Ask {
  readonly version: 'v1.0' | 'beta';
  readonly path: string;
  readonly query: URLSearchParams;
}

const entitlement = '/identityGovernance/entitlementManagement';

/** Answers, or undefined for what the lists know better. */
export function moreOfGraph(tables: Tables): (ask: Ask) => Reply | undefined {
  return (ask) =>
    accessPackages(tables, ask) ??
    catalogRoles(tables, ask) ??
    certificateAuthorities(tables, ask) ??
    ofUser(tables, ask) ??
    ofBlueprint(tables, ask) ??
    wholeTable(tables, ask);
}

/** Roles over catalogs stand in the rows of the packages, each package in the catalog of its own. */
function catalogRoles(tables: Tables, { path }: Ask): Reply | undefined {
  if (path !== '/roleManagement/entitlementManagement/roleAssignments') return undefined;
  const rows = tables.get('graph/access-packages');
  if (rows === undefined) return refusals.premium2();
  return ok({
    value: rows.flatMap(({ id, catalogRoles: roles }) =>
      ((roles ?? []) as Row[]).map((role) => ({ appScopeId: `/AccessPackageCatalog/${id}`, ...role })),
    ),
  });
}

function accessPackages(tables: Tables, { path, query }: Ask): Reply | undefined {
  if (!path.startsWith(entitlement)) return undefined;
  const rows = tables.get('graph/access-packages');
  if (rows === undefined) return refusals.premium2();
  const expand = query.get('$expand') ?? '';
  if (path === `${entitlement}/accessPackages`)
    return ok({
      value: rows.map(({ resourceRoleScopes, assignmentPolicies: _, catalogRoles: __, ...row }) => ({
        ...row,
        ...(expand.includes('resourceRoleScopes') ? { resourceRoleScopes } : {}),
        ...(expand.includes('catalog') ? { catalog: { id: row.id } } : {}),
      })),
    });
  if (path === `${entitlement}/assignmentPolicies`)
    return ok({
      value: rows.flatMap(({ id, displayName, assignmentPolicies }) =>
        ((assignmentPolicies ?? []) as Row[]).map((policy) =>
          expand.includes('accessPackage') ? { ...policy, accessPackage: { id, displayName } } : policy,
        ),
      ),
    });
  if (path === `${entitlement}/assignments`) return ok({ value: [] });
  return undefined;
}

const authorities = '/directory/publicKeyInfrastructure/certificateBasedAuthConfigurations';

function certificateAuthorities(tables: Tables, { path }: Ask): Reply | undefined {
  const rows = tables.get('graph/certificate-authorities');
  if (path.startsWith(authorities)) return rows === undefined ? refusals.permission() : ok({ value: [] });
  if (!/^\/organization\/[^/]+\/certificateBasedAuthConfiguration$/.test(path)) return undefined;
  return rows === undefined ? refusals.permission() : ok({ value: rows });
}

function ofUser(tables: Tables, { path, version }: Ask): Reply | undefined {
  const [, id = '', what] = /^\/users\/([^/]+)\/authentication\/(methods|requirements)$/.exec(path) ?? [];
  if (what === undefined) return undefined;
  const table = tables.get(what === 'methods' ? 'graph/user-authentication-methods' : 'graph/user-mfa-state');
  if (table === undefined) return refusals.permission();
  const rows = table.filter(({ userId }) => userId === id).map(({ userId: _, ...row }) => row);
  if (what === 'methods') return ok({ value: rows });
  return version === 'beta' ? ok(rows[0] ?? { perUserMfaState: 'disabled' }) : undefined;
}

/** Collections of governance: a table under the path's own name. */
const whole: Readonly<Record<string, string>> = {
  'beta /reports/appCredentialSignInActivities': 'graph/app-credential-sign-in-activities',
  'v1.0 /servicePrincipals/microsoft.graph.agentIdentity': 'graph/agent-identities',
  'v1.0 /applications/microsoft.graph.agentIdentityBlueprint': 'graph/agent-blueprints',
  'v1.0 /servicePrincipals/microsoft.graph.agentIdentityBlueprintPrincipal': 'graph/agent-blueprint-principals',
  'v1.0 /users/microsoft.graph.agentUser': 'graph/agent-users',
  'beta /directory/recommendations': 'graph/recommendations',
  'v1.0 /identityGovernance/accessReviews/definitions': 'graph/access-reviews',
  'v1.0 /identityGovernance/lifecycleWorkflows/workflows': 'graph/lifecycle-workflows',
  'v1.0 /directory/deletedItems/microsoft.graph.application': 'graph/deleted-applications',
  'v1.0 /directory/deletedItems/microsoft.graph.servicePrincipal': 'graph/nothing',
  'v1.0 /auditLogs/directoryAudits': 'graph/directory-audits',
  'beta /roleManagement/directory/resourceNamespaces/microsoft.directory/resourceActions': 'graph/protected-actions',
  'beta /identityGovernance/privilegedAccess/group/resources': 'graph/groups-under-pim',
};

function wholeTable(tables: Tables, { path, version, query }: Ask): Reply | undefined {
  if (path === '/servicePrincipals' && query.get('$select')?.includes('customSecurityAttributes')) {
    const known = new Map(
      tables.rows('graph/service-principal-custom-security-attributes').map((row) => [row.id, row]),
    );
    const rows = tables.rows('graph/service-principals');
    return ok({ value: rows.map(({ id }) => known.get(id) ?? { id, customSecurityAttributes: null }) });
  }
  if (path === '/users' && query.get('$select')?.includes('signInActivity')) {
    const rows = tables.get('graph/users-sign-in-activity');
    return rows === undefined ? refusals.premium() : ok({ value: rows });
  }
  const table = whole[`${version} ${path}`];
  if (table === undefined) return undefined;
  const rows = tables.get(table) ?? derived(tables, table);
  return rows === undefined ? refusals.permission() : ok({ value: rows });
}

/** Of which rows lists of agents are: agents are service principals too, and blueprints applications. */
const casts: Readonly<Record<string, readonly [table: string, type: string]>> = {
  'graph/agent-identities': ['graph/service-principals', '.agentIdentity'],
  'graph/agent-blueprint-principals': ['graph/service-principals', '.agentIdentityBlueprintPrincipal'],
  'graph/agent-blueprints': ['graph/applications', '.agentIdentityBlueprint'],
};

function derived(tables: Tables, table: string): Row[] | undefined {
  const [of, type] = casts[table] ?? [];
  if (of === undefined || type === undefined) return undefined;
  const rows = tables.get(of)?.filter((row) => String(row['@odata.type']).endsWith(type));
  return rows?.map(({ inheritablePermissions: _, sponsors = [], ...row }) => ({ ...row, sponsors }));
}

/** What agents of a blueprint inherit; none where the row does not tell. */
function ofBlueprint(tables: Tables, { path }: Ask): Reply | undefined {
  const [, id] =
    /^\/applications\/([^/]+)\/microsoft\.graph\.agentIdentityBlueprint\/inheritablePermissions$/.exec(path) ?? [];
  if (id === undefined) return undefined;
  const row = tables.rows('graph/applications').find((one) => one.id === id);
  return row?.inheritablePermissions === undefined ? refusals.gone() : ok({ value: row.inheritablePermissions });
}
