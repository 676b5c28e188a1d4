/** Microsoft Graph of the benchmark's tenant: lists by pages, relations by `$expand` and one by one. */
import { idOf, indexOf, type Kind, type Sizes } from './model.ts';

/** The tenant. */
export interface Tenant {
  readonly sizes: Sizes;
  readonly groups: Uint32Array;
}

type Row = Readonly<Record<string, unknown>>;

interface List {
  readonly kind: Kind;
  readonly size: (sizes: Sizes) => number;
  readonly row: (index: number) => Row;
  /** How many an object is related to, and the kind of what. */
  readonly relations: Readonly<Record<string, readonly [(tenant: Tenant, index: number) => number, Kind]>>;
}

const one = () => 1;
const none = () => 0;

const lists: Readonly<Record<string, List>> = {
  users: {
    kind: 'user',
    size: ({ users }) => users,
    row: (index) => ({
      displayName: `User ${index}`,
      userPrincipalName: `user-${index}@quay.example`,
      mail: `user-${index}@quay.example`,
      accountEnabled: true,
      userType: 'Member',
      jobTitle: 'Clerk',
      department: `Department ${index % 97}`,
      createdDateTime: '2024-01-01T00:00:00Z',
      otherMails: [],
      identities: [],
    }),
    relations: {},
  },
  groups: {
    kind: 'group',
    size: ({ groups }) => groups,
    row: (index) => ({
      displayName: `Group ${index}`,
      securityEnabled: true,
      mailEnabled: false,
      groupTypes: [],
      isAssignableToRole: null,
      visibility: 'Private',
      createdDateTime: '2024-01-01T00:00:00Z',
    }),
    relations: { members: [({ groups }, index) => groups[index] ?? 0, 'user'], owners: [one, 'user'] },
  },
  applications: {
    kind: 'application',
    size: ({ applications }) => applications,
    row: (index) => ({
      appId: idOf('application', index + 1_000_000),
      displayName: `App ${index}`,
      signInAudience: 'AzureADMyOrg',
      passwordCredentials: [],
      keyCredentials: [],
    }),
    relations: {
      owners: [one, 'user'],
      federatedIdentityCredentials: [(_, index) => (index % 10 === 0 ? 1 : 0), 'application'],
    },
  },
  servicePrincipals: {
    kind: 'servicePrincipal',
    size: ({ servicePrincipals }) => servicePrincipals,
    row: (index) => ({
      appId: idOf('application', index + 1_000_000),
      displayName: `Service ${index}`,
      servicePrincipalType: 'Application',
      accountEnabled: true,
    }),
    // Graph's own principal has thousands.
    relations: {
      owners: [none, 'user'],
      appRoleAssignedTo: [({ sizes }, index) => (index === 0 ? sizes.servicePrincipals : 2), 'servicePrincipal'],
    },
  },
  devices: {
    kind: 'device',
    size: ({ devices }) => devices,
    row: (index) => ({
      deviceId: idOf('device', index),
      displayName: `Device ${index}`,
      operatingSystem: 'Windows',
      isManaged: true,
    }),
    relations: { registeredOwners: [one, 'user'] },
  },
};

const mostExpanded = 20;

/** Units that a request costs. https://learn.microsoft.com/graph/throttling-limits#resource-unit-cost-per-operation */
export function resourceUnitsOf({ pathname, searchParams }: URL): number {
  const base = /\/members/.test(pathname)
    ? 3
    : /\/(users|applications|oauth2PermissionGrants)$|appRoleAssign/.test(pathname)
      ? 2
      : 1;
  return Math.max(1, base - (searchParams.has('$select') ? 1 : 0) + (searchParams.has('$expand') ? 1 : 0));
}

/** An answer. Paths that the tenant has nothing of give an empty list. */
export function graphAnswer(
  tenant: Tenant,
  url: URL,
  origin: string,
): { status: number; body: unknown; type?: string } {
  const [, version = '', name = '', id, relation] = url.pathname.split('/');
  const list = lists[name];
  if (name === 'organization')
    return { status: 200, body: { value: [{ id: idOf('subscription', 1), displayName: 'Quay' }] } };
  if (name === 'reports') return report(tenant, url, origin);
  if (list === undefined) return { status: 200, body: { value: [] } };
  if (id === '$count') return { status: 200, body: String(list.size(tenant.sizes)), type: 'text/plain' };
  if (id?.startsWith('microsoft.graph')) return { status: 200, body: { value: [] } };
  const base = `${origin}/${version}/${name}`;
  if (id === undefined) return { status: 200, body: listPage(tenant, list, url, base) };
  const [count, kind] = list.relations[relation ?? ''] ?? [none, 'user' as Kind];
  const total = count(tenant, indexOf(id));
  if (url.pathname.endsWith('/$count')) return { status: 200, body: String(total), type: 'text/plain' };
  return {
    status: 200,
    body: page(total, sizeOf(url, 999), url, `${base}/${id}/${relation}`, (at) =>
      related(kind, indexOf(id), at, relation),
    ),
  };
}

function listPage(tenant: Tenant, list: List, url: URL, base: string): object {
  const expand = /^\w+/.exec(url.searchParams.get('$expand') ?? '')?.[0];
  const select = url.searchParams.get('$select') ?? '';
  const relation = expand === undefined ? undefined : list.relations[expand];
  return page(list.size(tenant.sizes), expand === undefined ? sizeOf(url, 999) : 100, url, base, (index) => {
    const id = idOf(list.kind, index);
    if (select === 'id,signInActivity') return { id, signInActivity: { lastSignInDateTime: '2026-10-01T00:00:00Z' } };
    if (expand === undefined || relation === undefined) return { id, ...list.row(index) };
    const [count, kind] = relation;
    const shown = Math.min(mostExpanded, count(tenant, index));
    return { id, [expand]: Array.from({ length: shown }, (_, at) => related(kind, index, at, expand)) };
  });
}

function related(kind: Kind, of: number, at: number, relation: string | undefined): Row {
  const id = idOf(kind, (of * 31 + at) % 0xffffffff);
  if (relation === 'appRoleAssignedTo')
    return {
      id: `${of}-${at}`,
      principalId: id,
      resourceId: idOf('servicePrincipal', of),
      appRoleId: idOf('device', at),
      principalType: 'ServicePrincipal',
    };
  if (relation === 'federatedIdentityCredentials')
    return { id, issuer: 'https://token.actions.githubusercontent.com', subject: 'repo:quay/ship:ref:refs/heads/main' };
  return { '@odata.type': `#microsoft.graph.${kind}`, id };
}

function report(tenant: Tenant, url: URL, origin: string): { status: number; body: unknown } {
  if (!url.pathname.endsWith('userRegistrationDetails')) return { status: 200, body: { value: [] } };
  const row = (index: number) => ({
    id: idOf('user', index),
    userPrincipalName: `user-${index}@quay.example`,
    isMfaRegistered: true,
    isMfaCapable: true,
    methodsRegistered: ['microsoftAuthenticatorPush'],
  });
  return { status: 200, body: page(tenant.sizes.users, sizeOf(url, 5000), url, `${origin}${url.pathname}`, row) };
}

function sizeOf({ searchParams }: URL, most: number): number {
  return Math.min(most, Number(searchParams.get('$top') ?? 100));
}

/** One page; the link to the next one carries where it begins, and the options. */
function page(total: number, size: number, url: URL, base: string, row: (index: number) => Row): object {
  const from = Number(url.searchParams.get('$skiptoken') ?? 0);
  const value = Array.from({ length: Math.max(0, Math.min(size, total - from)) }, (_, at) => row(from + at));
  if (from + size >= total) return { value };
  const options = new URLSearchParams(url.searchParams);
  options.set('$skiptoken', String(from + size));
  return { value, '@odata.nextLink': `${base}?${options}` };
}
