/** Azure's own clients: they make the requests and follow the pages; what they send leaves by our one sender. */
import { AuthorizationManagementClient } from '@azure/arm-authorization';
import { ManagementGroupsAPI } from '@azure/arm-managementgroups';
import { ManagedServiceIdentityClient } from '@azure/arm-msi';
import { ResourceGraphClient } from '@azure/arm-resourcegraph';
import { SubscriptionClient } from '@azure/arm-resources-subscriptions';
import type { HttpClient, PipelineResponse } from '@azure/core-rest-pipeline';
import { createHttpHeaders } from '@azure/core-rest-pipeline';
import type { Answer, Outgoing } from './send.ts';

/** The clients of one endpoint. */
export interface ArmClients {
  readonly authorization: AuthorizationManagementClient;
  readonly managementGroups: ManagementGroupsAPI;
  readonly resourceGraph: ResourceGraphClient;
  readonly subscriptions: SubscriptionClient;
  readonly identities: ManagedServiceIdentityClient;
}

/** What an operation is given, so that rows come from the text and not from the client's models. */
export interface ArmOptions {
  readonly abortSignal: AbortSignal;
  onResponse(response: { readonly bodyAsText?: string | null }): void;
}

/** What a list operation of a client gives. */
export interface ArmPages {
  byPage(settings?: { continuationToken?: string }): AsyncIterator<unknown>;
}

/** Opens the clients. Their own retries and tokens are off: the sender and its one policy do both. */
export function openArmClients(endpoint: string, sender: (request: Outgoing) => Promise<Answer>): ArmClients {
  // The sender puts the token in; the clients insist on a credential.
  const nobody = { getToken: async () => ({ token: '', expiresOnTimestamp: Number.MAX_SAFE_INTEGER }) };
  const options = { endpoint, httpClient: through(sender), retryOptions: { maxRetries: 0 } };
  const anySubscription = '00000000-0000-0000-0000-000000000000';
  return {
    authorization: new AuthorizationManagementClient(nobody, anySubscription, options),
    managementGroups: new ManagementGroupsAPI(nobody, options),
    resourceGraph: new ResourceGraphClient(nobody, options),
    subscriptions: new SubscriptionClient(nobody, options),
    identities: new ManagedServiceIdentityClient(nobody, anySubscription, options),
  };
}

function through(sender: (request: Outgoing) => Promise<Answer>): HttpClient {
  return {
    async sendRequest(request): Promise<PipelineResponse> {
      const headers = request.headers.toJSON();
      const body = typeof request.body === 'string' ? request.body : undefined;
      const answer = await sender({ method: request.method, url: request.url, headers, body });
      return {
        request,
        status: answer.status,
        headers: createHttpHeaders(Object.fromEntries(answer.headers)),
        bodyAsText: answer.text,
      };
    },
  };
}
