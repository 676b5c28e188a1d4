/** Permission grant policies: whether a consent that one allows can be had for an application of anybody's. */
import { z } from 'zod';
import type { Emit } from '../../memory/emit.ts';
import type { Writes } from '../../memory/index.ts';
import { graphAppRoleName } from '../../rules/azure/built-in-roles.ts';
import { collection, Flag, Id, Text } from '../collection.ts';

const list = z.array(z.string()).nullish();

const Include = z.object({
  permissionType: Text,
  permissionClassification: Text,
  permissions: list,
  clientApplicationIds: list,
  clientApplicationTenantIds: list,
  clientApplicationPublisherIds: list,
  clientApplicationsFromVerifiedPublisherOnly: Flag,
});

/** https://learn.microsoft.com/graph/api/resources/permissiongrantpolicy, includes expanded */
export const permissionGrantPolicies = collection({
  name: 'graph/permission-grant-policies',
  permission: 'Policy.Read.PermissionGrant',
  schema: z.object({ id: Id, includes: z.array(Include).nullish() }),
  read(row, emit: Emit & Writes<'directory'>) {
    // What a policy excludes does not make what it includes harmless.
    if (row.includes == null) return emit.skip('its includes are not expanded');
    emit.directory.consentPolicies.set(row.id, {
      isOpen: row.includes.some(isOpen),
      grantsApplication: row.includes.some(grantsApplication),
      grantsDelegated: row.includes.some((one) => !isApplication(one)),
    });
  },
});

/** Delegated permissions, not only harmless ones, for a client that anybody can publish. */
function isOpen(include: z.infer<typeof Include>): boolean {
  if (isApplication(include)) return false;
  if (include.clientApplicationsFromVerifiedPublisherOnly === true) return false;
  const isAny = (ids: readonly string[] | null | undefined) =>
    ids == null || ids.some((one) => one.toLowerCase() === 'all');
  return (
    include.permissionClassification?.toLowerCase() !== 'low' &&
    isAny(include.clientApplicationIds) &&
    isAny(include.clientApplicationTenantIds) &&
    isAny(include.clientApplicationPublisherIds)
  );
}

function isApplication({ permissionType }: z.infer<typeof Include>): boolean {
  return permissionType?.toLowerCase() === 'application';
}

/** Application permissions, all of them or one that leads somewhere. */
function grantsApplication(include: z.infer<typeof Include>): boolean {
  const { permissions } = include;
  return (
    isApplication(include) &&
    (permissions == null ||
      permissions.some((one) => one.toLowerCase() === 'all' || graphAppRoleName(one.toLowerCase()) !== undefined))
  );
}
