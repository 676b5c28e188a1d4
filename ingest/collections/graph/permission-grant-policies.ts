/** Permission grant policies: whether a consent that one allows can be had for an application of anybody's. */
import { z } from 'zod';
import { collection, Flag, Id, Text } from '../collection.ts';

const list = z.array(z.string()).nullish();

const Include = z.object({
  permissionType: Text,
  permissionClassification: Text,
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
  read(row, emit) {
    // What a policy excludes does not make what it includes harmless.
    emit.tenant.consentPolicies.set(row.id, row.includes == null ? undefined : row.includes.some(isOpen));
  },
});

/** Delegated permissions, not only harmless ones, for a client that anybody can publish. */
function isOpen(include: z.infer<typeof Include>): boolean {
  if (include.permissionType?.toLowerCase() === 'application') return false;
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
