/** Azure's own clients: they make the requests and follow the pages; what they send leaves by our one sender. */
import { AuthorizationManagementClient } from '@azure/arm-authorization';
import { ManagementGroupsAPI } from '@azure/arm-managementgroups';
import { ManagedServiceIdentityClient } from '@azure/arm-msi';
import { ResourceGraphClient } from '@azure/arm-resourcegraph';
import { SubscriptionClient } from '@azure/arm-resources-subscriptions';
import type { HttpClient, PipelineResponse } from '@azure/core-rest-pipeline';
import { createHttpHeaders, createPipelineRequest } from '@azure/core-rest-pipeline';
import type { Answer, Outgoing } from './send.ts';

/** The clients of one endpoint. */
export interface ArmClients {
  readonly authorization: AuthorizationManagementClient;
  readonly managementGroups: ManagementGroupsAPI;
  readonly resourceGraph: ResourceGraphClient;
  readonly subscriptions: SubscriptionClient;
  /** The client of one subscription. */
  identities(subscription: string): ManagedServiceIdentityClient;
  /** A list that no client has. */
  get(path: string, apiVersion: string): ArmPages;
}

/** What an operation is given. */
export interface ArmOptions {
  readonly abortSignal: AbortSignal;
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
  const authorization = new AuthorizationManagementClient(nobody, anySubscription, options);
  const identities = new Map<string, ManagedServiceIdentityClient>();
  return {
    authorization,
    managementGroups: new ManagementGroupsAPI(nobody, options),
    resourceGraph: new ResourceGraphClient(nobody, options),
    subscriptions: new SubscriptionClient(nobody, options),
    identities(subscription) {
      const client = identities.get(subscription) ?? new ManagedServiceIdentityClient(nobody, subscription, options);
      identities.set(subscription, client);
      return client;
    },
    get: (path, apiVersion) => ({
      byPage: ({ continuationToken: link = `${endpoint}${path}?api-version=${apiVersion}` } = {}) => ({
        async next() {
          await authorization.sendRequest(createPipelineRequest({ url: link }));
          return { done: true, value: undefined };
        },
      }),
    }),
  };
}

function through(sender: (request: Outgoing) => Promise<Answer>): HttpClient {
  return {
    async sendRequest(request): Promise<PipelineResponse> {
      const headers = request.headers.toJSON();
      const body = typeof request.body === 'string' ? request.body : undefined;
      // A scope that is the tenant itself leaves two slashes in the client's URL.
      const url = request.url.replace(/(?<!:)\/\//g, '/');
      const answer = await sender({ method: request.method, url, headers, body });
      return {
        request,
        status: answer.status,
        headers: createHttpHeaders(Object.fromEntries(answer.headers)),
        bodyAsText: answer.text,
      };
    },
  };
}
