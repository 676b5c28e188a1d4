/** Writes a synthetic tenant as a facts folder: any size, the same for the same seed, one row in memory at a time. */
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CollectionName } from '../../../collect/facts/collections.ts';
import * as azure from './azure.ts';
import * as directory from './directory.ts';
import * as groups from './groups.ts';
import { type Ids, idsOf } from './ids.ts';
import { type Organization, organize } from './organization.ts';
import type { TenantParameters } from './parameters.ts';
import * as people from './people.ts';
import * as workloads from './workloads.ts';

/** A row as Microsoft Graph or Azure Resource Manager gives it. */
export type Row = Readonly<Record<string, unknown>>;

/** Rows of one collection, made as they are asked for. */
export type Rows = Iterable<Row>;

/** Characters that wait before they are written. */
const chunk = 1 << 18;

/** The rows of a tenant by collection. */
export function tenantRows(parameters: TenantParameters): readonly (readonly [CollectionName, Rows])[] {
  const organization = organize(parameters);
  const id = idsOf(parameters.seed);
  const of = (rows: (organization: Organization, id: Ids) => Rows) => rows(organization, id);
  return [
    ['graph/organization', [{ id: id('tenant', 0), displayName: 'Quay' }]],
    ['graph/domains', [{ id: 'quay.example', authenticationType: 'Managed', isVerified: true }]],
    [
      'graph/authorization-policy',
      [{ id: 'authorizationPolicy', allowedToUseSSPR: false, allowInvitesFrom: 'adminsAndGuestInviters' }],
    ],
    ['graph/security-defaults', [{ isEnabled: false }]],
    ['graph/on-premises-synchronization', []],
    ['graph/named-locations', []],
    ['graph/cross-tenant-access-policies', []],
    ['graph/authentication-methods-policy', people.methodsPolicy()],
    ['graph/conditional-access-policies', people.policies(id)],
    ['graph/users', of(people.users)],
    ['graph/user-registration-details', of(people.registrations)],
    ['graph/devices', of(people.devices)],
    ['graph/device-owners', of(people.deviceOwners)],
    ['graph/groups', both(of(groups.groups), of(azure.azureGroups))],
    ['graph/group-members', both(of(groups.groupMembers), of(azure.azureMembers))],
    ['graph/group-owners', of(groups.groupOwners)],
    ['graph/administrative-units', of(groups.units)],
    ['graph/administrative-unit-members', of(groups.unitMembers)],
    ['graph/directory-role-assignments', of(directory.roleAssignments)],
    ['graph/role-eligibility-schedule-instances', of(directory.eligibilities)],
    ['graph/role-management-policy-assignments', directory.activationPolicies(id)],
    ['graph/applications', of(workloads.applications)],
    ['graph/application-owners', of(workloads.applicationOwners)],
    ['graph/application-federated-credentials', of(workloads.federatedCredentials)],
    ['graph/service-principals', of(workloads.servicePrincipals)],
    ['graph/app-role-assignments', of(workloads.appRoleAssignments)],
    ['graph/oauth2-permission-grants', []],
    ['arm/management-groups', of(azure.managementGroups)],
    ['arm/subscriptions', of(azure.subscriptions)],
    ['arm/resource-groups', of(azure.resourceGroupRows)],
    ['arm/resources', of(azure.resources)],
    ['arm/role-assignments', of(azure.azureAssignments)],
  ];
}

/** Writes the folder, with `postern.yaml` beside the collections. Returns how many rows it wrote. */
export function writeTenant(folder: string, parameters: TenantParameters): number {
  let written = 0;
  for (const [name, rows] of tenantRows(parameters)) {
    const path = join(folder, `${name}.ndjson`);
    mkdirSync(dirname(path), { recursive: true });
    const file = openSync(path, 'w');
    let waiting = '';
    for (const row of rows) {
      waiting += `${JSON.stringify(row)}\n`;
      written += 1;
      if (waiting.length < chunk) continue;
      writeSync(file, waiting);
      waiting = '';
    }
    writeSync(file, waiting);
    closeSync(file);
  }
  writeFileSync(join(folder, 'postern.yaml'), people.declared);
  return written;
}

function* both(...parts: readonly Rows[]): Rows {
  for (const rows of parts) yield* rows;
}
