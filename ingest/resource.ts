/** A row of Azure resources: what is judged of its properties, under ARM's own names. */
import { z } from 'zod';
import { Flag, Id, Text } from './collections/collection.ts';

/** One entry of a vault's access policies. */
export const AccessPolicy = z.object({
  objectId: Id,
  applicationId: Id.nullish(),
  permissions: z.object({ secrets: z.array(z.string()).nullish() }).nullish(),
});

const ClusterIdentity = z.object({ objectId: Id.nullish() }).nullish();
// Loose, since a row with none but a few properties is told from a whole one.
const Properties = z.looseObject({
  enableRbacAuthorization: Flag,
  enabledForTemplateDeployment: Flag,
  accessPolicies: z.array(AccessPolicy).nullish(),
  allowSharedKeyAccess: Flag,
  disableLocalAccounts: Flag,
  disableLocalAuth: Flag,
  adminUserEnabled: Flag,
  networkAccessPolicy: Text,
  aadProfile: z.object({ enableAzureRBAC: Flag }).nullish(),
  nodeResourceGroup: Text,
  /** Of a cluster: who signs the tokens of its service accounts. */
  oidcIssuerProfile: z.object({ issuerURL: Text }).nullish().catch(undefined),
  identityProfile: z.record(z.string(), ClusterIdentity).nullish(),
  addonProfiles: z.record(z.string(), z.object({ identity: ClusterIdentity }).nullish()).nullish(),
  /** Of a user-assigned identity. */
  principalId: Text,
  /** Of a publishing policy. */
  allow: Flag,
  /** Of a workflow: the API connections that it uses. */
  parameters: z
    .object({
      $connections: z
        .object({ value: z.record(z.string(), z.object({ connectionId: Id.nullish() }).nullish()).nullish() })
        .nullish(),
    })
    .nullish()
    .catch(undefined),
  /** Of an API connection. */
  authenticatedUser: z.object({ name: Text }).nullish(),
});

const Identity = z.object({
  principalId: Id.nullish(),
  userAssignedIdentities: z.record(z.string(), z.object({ principalId: Id.nullish() }).nullish()).nullish(),
});

/** A resource, with those of its properties that are judged. */
export const Resource = z.object({
  id: Id,
  name: z.string(),
  type: Text,
  kind: Text,
  location: Text,
  tags: z.record(z.string(), z.string()).nullish(),
  identity: Identity.nullish(),
  // Properties differ by type: what does not fit is as if it were not there.
  properties: Properties.nullish().catch(undefined),
});
export type Resource = z.infer<typeof Resource>;
