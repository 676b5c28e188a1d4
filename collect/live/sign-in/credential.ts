/** Credentials of @azure/identity, by the name that `--credential` takes. */
import {
  AzureCliCredential,
  ClientCertificateCredential,
  ClientSecretCredential,
  DefaultAzureCredential,
  DeviceCodeCredential,
  ManagedIdentityCredential,
  type TokenCredential,
  WorkloadIdentityCredential,
} from '@azure/identity';
import type { Cloud } from '../clouds.ts';
import { CollectError } from '../collect-error.ts';

/** The ways to sign in. */
export const credentialNames = [
  'default',
  'azure-cli',
  'client-secret',
  'client-certificate',
  'workload-identity',
  'managed-identity',
  'device-code',
] as const;
export type CredentialName = (typeof credentialNames)[number];

/** What a sign-in is told. */
export interface SignIn {
  readonly credential: CredentialName;
  readonly cloud: Cloud;
  readonly tenant?: string | undefined;
  readonly environment: NodeJS.ProcessEnv;
  /** Shows a person the code to enter. */
  readonly say: (message: string) => void;
}

/** Opens a credential. Throws CollectError COLLECT_CREDENTIALS where the environment lacks what it needs. https://learn.microsoft.com/javascript/api/overview/azure/identity-readme */
export function openCredential({ credential, cloud, tenant, environment, say }: SignIn): TokenCredential {
  const authority = environment.AZURE_AUTHORITY_HOST;
  const options = {
    authorityHost: authority ?? cloud.authority,
    // An authority of one's own is named by the operator: there is nowhere to look it up.
    disableInstanceDiscovery: authority !== undefined,
    additionallyAllowedTenants: ['*'],
  };
  const needed = (name: string): string => {
    const value = name === 'AZURE_TENANT_ID' ? (tenant ?? environment[name]) : environment[name];
    if (value) return value;
    throw new CollectError('COLLECT_CREDENTIALS', `--credential ${credential} needs ${name} in the environment.`);
  };
  switch (credential) {
    case 'azure-cli':
      return new AzureCliCredential(tenant === undefined ? {} : { tenantId: tenant });
    case 'client-secret':
      return new ClientSecretCredential(
        needed('AZURE_TENANT_ID'),
        needed('AZURE_CLIENT_ID'),
        needed('AZURE_CLIENT_SECRET'),
        options,
      );
    case 'client-certificate': {
      const certificatePath = needed('AZURE_CLIENT_CERTIFICATE_PATH');
      const password = environment.AZURE_CLIENT_CERTIFICATE_PASSWORD;
      const certificate = {
        certificatePath,
        ...(password === undefined ? {} : { certificatePassword: password }),
      };
      return new ClientCertificateCredential(
        needed('AZURE_TENANT_ID'),
        needed('AZURE_CLIENT_ID'),
        certificate,
        options,
      );
    }
    case 'workload-identity':
      return new WorkloadIdentityCredential(tenant === undefined ? options : { ...options, tenantId: tenant });
    case 'managed-identity': {
      const clientId = environment.AZURE_CLIENT_ID;
      return clientId === undefined ? new ManagedIdentityCredential() : new ManagedIdentityCredential({ clientId });
    }
    case 'device-code':
      return new DeviceCodeCredential({
        ...options,
        ...(tenant === undefined ? {} : { tenantId: tenant }),
        userPromptCallback: ({ message }) => say(message),
      });
    case 'default':
      return new DefaultAzureCredential(tenant === undefined ? options : { ...options, tenantId: tenant });
  }
}
