/** Signs in to both services: by tokens made elsewhere where the environment holds them, else by a credential. */
import type { TokenCredential } from '@azure/identity';
import { type ServiceName, serviceNames } from '../clouds.ts';
import { CollectError } from '../collect-error.ts';
import type { Reachable } from '../collect-tenant.ts';
import type { Use } from './check-token.ts';
import { openCredential, type SignIn } from './credential.ts';
import { credentialToken, givenToken } from './tokens.ts';

const variables: Readonly<Record<ServiceName, { readonly token: string; readonly endpoint: string }>> = {
  graph: { token: 'POSTERN_GRAPH_TOKEN', endpoint: 'POSTERN_GRAPH_ENDPOINT' },
  azure: { token: 'POSTERN_ARM_TOKEN', endpoint: 'POSTERN_ARM_ENDPOINT' },
};

/** How each service is reached. Throws CollectError for a token or an endpoint that cannot be right. */
export function signIn(options: SignIn): { readonly graph: Reachable; readonly azure: Reachable } {
  const { environment } = options;
  const isGiven = Object.values(variables).some(({ token }) => environment[token]?.trim());
  let credential: TokenCredential | undefined;
  const reach = (service: ServiceName): Reachable => {
    const endpoint = endpointOf(service, options);
    const { token } = variables[service];
    const given = environment[token]?.trim();
    const use = (source: string): Use => ({ service, cloud: options.cloud, endpoint, source });
    if (given) return { endpoint, tokens: givenToken(given, use(token)) };
    // A token that was given for the one service says whose run this is; nobody else's is looked for.
    if (isGiven) return { missing: `there is no token for ${serviceNames[service]}: ${token} is not set` };
    credential ??= openCredential(options);
    return { endpoint, tokens: credentialToken(credential, use(`--credential ${options.credential}`), options.tenant) };
  };
  return { graph: reach('graph'), azure: reach('azure') };
}

function endpointOf(service: ServiceName, { environment, cloud }: SignIn): string {
  const name = variables[service].endpoint;
  const given = environment[name]?.trim();
  if (!given) return service === 'graph' ? cloud.graph : cloud.azure;
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url?.protocol === 'https:' && url.pathname === '/' && url.search === '') return url.origin;
  throw new CollectError(
    'COLLECT_UNREACHABLE',
    `${name} is ${given}. Give an origin that begins with https:// and has no path, such as https://graph.microsoft.us: a token is sent over TLS alone.`,
  );
}
