/** A row of Azure resources: what is judged of its properties, under ARM's own names. */
import { z } from 'zod';
import { Flag, Id, Text } from '../../collections/collection.ts';

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
  /** Of a storage account: when its keys are to be rotated, what they may sign, when they were made. */
  keyPolicy: z.object({ keyExpirationPeriodInDays: z.number().nullish() }).nullish().catch(undefined),
  sasPolicy: z.object({ expirationAction: Text }).nullish().catch(undefined),
  keyCreationTime: z.record(z.string(), Text).nullish().catch(undefined),
  disableLocalAccounts: Flag,
  disableLocalAuth: Flag,
  disableAccessKeyAuthentication: Flag,
  adminUserEnabled: Flag,
  networkAccessPolicy: Text,
  /** Of a machine. */
  diagnosticsProfile: z
    .object({ bootDiagnostics: z.object({ enabled: Flag }).nullish() })
    .nullish()
    .catch(undefined),
  aadProfile: z.object({ enableAzureRBAC: Flag, adminGroupObjectIDs: z.array(Id).nullish() }).nullish(),
  nodeResourceGroup: Text,
  /** Of a cluster: who signs the tokens of its service accounts. */
  oidcIssuerProfile: z.object({ issuerURL: Text }).nullish().catch(undefined),
  identityProfile: z.record(z.string(), ClusterIdentity).nullish(),
  addonProfiles: z.record(z.string(), z.object({ identity: ClusterIdentity }).nullish()).nullish(),
  /** Of a user-assigned identity, and of a role assignment inside a resource. */
  principalId: Text,
  /** Of a SQL server and its administrator. */
  administrators: z.object({ sid: Id.nullish() }).nullish().catch(undefined),
  sid: Id.nullish().catch(undefined),
  loginServer: Text,
  /** Where code comes from, and a machine that runs an account's runbooks. */
  template: z
    .object({ containers: z.array(z.object({ image: Text })).nullish() })
    .nullish()
    .catch(undefined),
  containers: z
    .array(z.object({ properties: z.object({ image: Text }).nullish() }))
    .nullish()
    .catch(undefined),
  siteConfig: z.object({ linuxFxVersion: Text }).nullish().catch(undefined),
  functionAppConfig: z
    .object({ deployment: z.object({ storage: z.object({ value: Text }).nullish() }).nullish() })
    .nullish()
    .catch(undefined),
  vmResourceId: Text,
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
