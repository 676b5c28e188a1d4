/** Applications with their service principals, credentials, owners and permissions; those of other tenants; managed identities. */
import { hash } from '../random.ts';
import { identitiesIn, resourceGroups } from './azure.ts';
import type { Ids } from './ids.ts';
import type { Organization } from './organization.ts';
import type { Row, Rows } from './write-tenant.ts';

const graph = '00000003-0000-0000-c000-000000000000';
const microsoft = 'f8cdef31-a31e-4b4a-93e4-5f571e91255a';
const harmless = { id: 'df021288-bdef-4463-88db-98f22de89214', value: 'User.Read.All' };
/** What leads to control of the tenant: on one application in 200, which tier 0 owns and a certificate guards. */
const powerful = { id: '9e3f62cf-ca93-4989-b6ce-bf83c28f9fe8', value: 'RoleManagement.ReadWrite.Directory' };
const isPowerful = (application: number) => application % 200 === 0;
const dates = { startDateTime: '2025-01-01T00:00:00Z', endDateTime: '2099-01-01T00:00:00Z' };

/** Rows of `graph/applications`. */
export function* applications({ parameters: p }: Organization, id: Ids): Rows {
  for (let n = 0; n < p.applications; n += 1)
    yield {
      id: id('application', n),
      appId: id('appId', n),
      displayName: `Application ${n}`,
      signInAudience: 'AzureADMyOrg',
      ...credentials(n, p.seed, id),
    };
}

function credentials(application: number, seed: number, id: Ids): Row {
  const draw = hash(seed, 41, application) % 100;
  const keyId = id('credential', application);
  if (isPowerful(application) || (draw >= 60 && draw < 85))
    return {
      passwordCredentials: [],
      keyCredentials: [{ keyId, displayName: 'certificate', type: 'AsymmetricX509Cert', usage: 'Verify', ...dates }],
    };
  const secret = draw < 60 ? [{ keyId, displayName: 'secret', hint: 'x', ...dates }] : [];
  return { passwordCredentials: secret, keyCredentials: [] };
}

/** Rows of `graph/application-federated-credentials`. */
export function* federatedCredentials({ parameters: p }: Organization, id: Ids): Rows {
  for (let n = 0; n < p.applications; n += 1) {
    if (isPowerful(n) || hash(p.seed, 41, n) % 100 < 90) continue;
    const subject = `repo:quay/service-${n}:ref:refs/heads/main`;
    const issuer = 'https://token.actions.githubusercontent.com';
    yield { applicationId: id('application', n), id: id('credential', 1_000_000 + n), name: 'main', issuer, subject };
  }
}

/** Rows of `graph/service-principals`: of applications, of other tenants' applications, of managed identities. */
export function* servicePrincipals(organization: Organization, id: Ids): Rows {
  const { parameters: p } = organization;
  const api = { appId: graph, displayName: 'Microsoft Graph', servicePrincipalType: 'Application' };
  yield { id: id('servicePrincipal', 0), ...api, appOwnerOrganizationId: microsoft, appRoles: [harmless, powerful] };
  for (let n = 0; n < p.applications; n += 1)
    yield {
      id: id('servicePrincipal', 1 + n),
      appId: id('appId', n),
      displayName: `Application ${n}`,
      servicePrincipalType: 'Application',
      accountEnabled: true,
      appOwnerOrganizationId: id('tenant', 0),
    };
  for (let n = 0; n < p.foreignApplications; n += 1)
    yield {
      id: id('servicePrincipal', 1 + p.applications + n),
      appId: id('appId', p.applications + n),
      displayName: `Product ${n}`,
      servicePrincipalType: 'Application',
      accountEnabled: true,
      appOwnerOrganizationId: id('publisher', n % 40),
    };
  for (const group of resourceGroups(organization))
    for (const { number, name } of identitiesIn(organization, group))
      yield {
        id: id('identity', number),
        displayName: name,
        servicePrincipalType: 'ManagedIdentity',
        accountEnabled: true,
      };
}

/** Rows of `graph/application-owners`: half of the applications have an owner, the powerful ones from tier 0. */
export function* applicationOwners({ parameters: p }: Organization, id: Ids): Rows {
  for (let n = 0; n < p.applications; n += 1) {
    const draw = hash(p.seed, 42, n);
    if (isPowerful(n)) yield { applicationId: id('application', n), id: id('user', draw % p.tierZero) };
    else if (draw % 2 === 0) yield { applicationId: id('application', n), id: id('user', (draw >>> 1) % p.users) };
  }
}

/** Rows of `graph/app-role-assignments`. */
export function* appRoleAssignments({ parameters: p }: Organization, id: Ids): Rows {
  for (let n = 0; n < p.applications; n += 1)
    yield {
      id: `app-role-${n}`,
      principalId: id('servicePrincipal', 1 + n),
      principalType: 'ServicePrincipal',
      resourceId: id('servicePrincipal', 0),
      resourceDisplayName: 'Microsoft Graph',
      appRoleId: (isPowerful(n) ? powerful : harmless).id,
    };
}
