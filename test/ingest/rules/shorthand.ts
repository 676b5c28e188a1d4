/** The shorthand of drawn tenants: a string for a row, turned into the row that Microsoft Graph or ARM would give. */
import {
  azure,
  azureHolding,
  azureRole,
  builtInRole,
  directoryHolding,
  group,
  resource,
  resourceGroup,
  resourceId,
  subscription,
  user,
} from '../../support/tiny-rows.ts';
import type { Facts } from '../../support/tiny-tenant.ts';

type Row = Readonly<Record<string, unknown>>;

/** Rows by collection: a string is shorthand, an object a row of which the usual fields may be left out. */
export type DrawnRows = Readonly<Record<string, readonly (string | Row)[]>>;

/** The id of what a case calls by a short name. */
export type Resolve = (name: string) => string;

/** A service principal of an application of this tenant. */
export const instance = (id: string, more: Row = {}): Row => ({
  id,
  appId: `${id}-appid`,
  displayName: id,
  servicePrincipalType: 'Application',
  appOwnerOrganizationId: 'tenant',
  ...more,
});
const named = (id: string, more: Row = {}): Row => ({ id, displayName: id, ...more });
const pair =
  (of: string, plural = 'id') =>
  (text: string) => {
    const [id, , other] = text.split(' ');
    return { [of]: other, [plural]: id };
  };
const roleAt =
  (hold: (who: string, role: string, at: string) => Row, otherwise: string) => (text: string, at: Resolve) => {
    const [who = '', role = '', , scope] = text.split(' ');
    return hold(who, role, scope === undefined ? otherwise : at(scope));
  };
const azureRoleAt = roleAt(
  (who, role, at) => azureHolding(who, ((azure as Row)[role] as string) ?? role, at),
  resourceGroup,
);
const directoryRoleAt = roleAt((who, role, at) => directoryHolding(who, role, at.startsWith('/') ? at : `/${at}`), '/');

function customAzureRole(text: string): Row {
  const [guid = '', list = ''] = text.split(': ');
  const all = list.split(', ');
  const data = all.filter((one) => one.startsWith('data ')).map((one) => one.slice('data '.length));
  return azureRole(guid, { actions: all.filter((one) => !one.startsWith('data ')), dataActions: data });
}

/** What a string stands for, by collection. */
const fromText: Readonly<Record<string, (text: string, resolve: Resolve) => Row>> = {
  'graph/users': (id) => user(id),
  'graph/groups': (id) => group(id),
  'graph/administrative-units': (id) => named(id),
  'graph/devices': (id) => named(id, { isManaged: true }),
  'graph/service-principals': (id) => instance(id),
  'graph/applications': (id) => named(`${id}-app`, { appId: `${id}-appid` }),
  'graph/group-members': pair('groupId'),
  'graph/group-owners': pair('groupId'),
  'graph/administrative-unit-members': pair('administrativeUnitId'),
  'graph/application-owners': pair('applicationId'),
  'graph/service-principal-owners': pair('servicePrincipalId'),
  'graph/device-owners': pair('deviceId'),
  'graph/directory-role-assignments': directoryRoleAt,
  'graph/role-eligibility-schedule-instances': directoryRoleAt,
  'graph/app-role-assignments': (text) => {
    const [principalId = '', permission = ''] = text.split(' ');
    return { id: text, principalId, principalType: 'ServicePrincipal', resourceId: 'graph', appRoleId: permission };
  },
  'arm/resources': (text) => {
    const [name = '', type = ''] = text.split(' ');
    return resource(type, name);
  },
  'arm/role-definitions': customAzureRole,
  'arm/role-assignments': azureRoleAt,
  'arm/role-eligibility-schedule-instances': azureRoleAt,
};

/** What an object leaves out, by collection. */
const filledIn: Readonly<Record<string, (row: Row) => Row>> = {
  'graph/users': ({ id, ...more }) => user(id as string, more),
  'graph/groups': ({ id, ...more }) => group(id as string, more),
  'graph/administrative-units': ({ id, ...more }) => named(id as string, more),
  'graph/devices': ({ id, ...more }) => named(id as string, more),
  'graph/service-principals': ({ id, ...more }) => instance(id as string, more),
  'graph/applications': ({ id, ...more }) => named(`${id}-app`, { appId: `${id}-appid`, ...more }),
  'graph/app-role-assignments': (row) => ({ principalType: 'ServicePrincipal', resourceId: 'graph', ...row }),
  'arm/resources': ({ name, type, ...more }) =>
    'id' in more ? { name, ...more } : resource(type as string, name as string, more),
};

/** Short names of resources, alone or in braces; other names are ids already. */
export function resolverOf(all: readonly DrawnRows[]): Resolve {
  const ids = new Map([
    ['subscription', subscription],
    ['group', resourceGroup],
  ]);
  for (const row of all.flatMap((rows) => rows['arm/resources'] ?? [])) {
    const [name, type] = typeof row === 'string' ? row.split(' ') : [row.name as string, row.type as string];
    if (name === undefined || type === undefined) continue;
    const id = typeof row === 'string' ? undefined : (row.id as string | undefined);
    ids.set(
      name,
      id?.replace('{subscription}', subscription).replace('{group}', resourceGroup) ?? resourceId(type, name),
    );
  }
  return (name) => ids.get(name) ?? name.replaceAll(/\{([\w-]+)\}/g, (whole, inner: string) => ids.get(inner) ?? whole);
}

/** The facts of a tenant drawn by all these rows; the API of Microsoft Graph and Azure's scopes are there where they are needed. */
export function factsOf(all: readonly DrawnRows[], resolve: Resolve): Facts {
  const facts: Record<string, Row[]> = {};
  for (const [collection, rows] of all.flatMap((one) => Object.entries(one))) {
    const drawn = rows.map((row) => {
      if (typeof row !== 'string') return filledIn[collection]?.(row) ?? row;
      const read = fromText[collection];
      if (read === undefined) throw new Error(`${collection} has no shorthand: write ${row} as an object.`);
      return read(row, resolve);
    });
    facts[collection] = [...(facts[collection] ?? []), ...drawn];
  }
  const definitions = definitionsOf(facts);
  if (definitions.length > 0) facts['graph/directory-role-definitions'] = definitions;
  const permissions = new Set((facts['graph/app-role-assignments'] ?? []).map(({ appRoleId }) => appRoleId));
  const needsGraph = permissions.size > 0 || 'graph/oauth2-permission-grants' in facts;
  if (needsGraph)
    facts['graph/service-principals'] = [graphApi([...permissions]), ...(facts['graph/service-principals'] ?? [])];
  if (Object.keys(facts).some((name) => name.startsWith('arm/'))) {
    facts['arm/subscriptions'] = [named(subscription), ...(facts['arm/subscriptions'] ?? [])];
    facts['arm/resource-groups'] = [{ id: resourceGroup, name: 'g' }, ...(facts['arm/resource-groups'] ?? [])];
  }
  const text = JSON.stringify(facts).replaceAll(/\{([\w-]+)\}/g, (whole, name: string) =>
    resolve(name) === name ? whole : resolve(name),
  );
  return JSON.parse(text) as Facts;
}

/** The rows of roles that are drawn, and those of the built-in roles that somebody has. */
function definitionsOf(facts: Readonly<Record<string, readonly Row[]>>): Row[] {
  const drawn = facts['graph/directory-role-definitions'] ?? [];
  const held = [
    ...(facts['graph/directory-role-assignments'] ?? []),
    ...(facts['graph/role-eligibility-schedule-instances'] ?? []),
  ];
  const known = new Set(drawn.map(({ id }) => id));
  const missing = [...new Set(held.map(({ roleDefinitionId }) => roleDefinitionId as string))].filter(
    (id) => !known.has(id),
  );
  return [...drawn, ...missing.flatMap((id) => [builtInRole(id)].filter((row) => row !== undefined))];
}

const microsoft = 'f8cdef31-a31e-4b4a-93e4-5f571e91255a';

function graphApi(permissions: readonly unknown[]): Row {
  return instance('graph', {
    appId: '00000003-0000-0000-c000-000000000000',
    appOwnerOrganizationId: microsoft,
    appRoles: permissions.map((value) => ({ id: value, value })),
  });
}
