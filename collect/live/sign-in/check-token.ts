/** Checks a token before it is used: whom it is for, of which tenant, and until when. */
import { audiencesOf, type Cloud, clouds, type ServiceName, serviceNames } from '../clouds.ts';
import { CollectError } from '../collect-error.ts';
import type { Claims } from './claims.ts';

const tidy = (audience: string) => audience.toLowerCase().replace(/\/+$/, '');

/** Where a token is to be used. */
export interface Use {
  readonly service: ServiceName;
  readonly cloud: Cloud;
  readonly endpoint: string;
  /** Where the token comes from, in words, such as `POSTERN_GRAPH_TOKEN`. */
  readonly source: string;
}

/** Checks audience, start and end. Throws CollectError COLLECT_TOKEN or COLLECT_CLOUD. */
export function checkToken(claims: Claims, use: Use, now = Date.now()): void {
  checkAudience(claims, use);
  const { exp, nbf } = claims;
  const { source, service } = use;
  if (exp !== undefined && exp * 1000 <= now)
    throw new CollectError(
      'COLLECT_TOKEN',
      `The token of ${source} for ${serviceNames[service]} ended at ${date(exp)}; by this machine's clock it is ${new Date(now).toISOString()}. Get a new one, and check the clock: ${howToGet(use)}`,
    );
  if (nbf !== undefined && nbf * 1000 > now + 300_000)
    throw new CollectError(
      'COLLECT_TOKEN',
      `The token of ${source} begins at ${date(nbf)}, and by this machine's clock it is ${new Date(now).toISOString()}. Set the clock right.`,
    );
}

const date = (seconds: number) => new Date(seconds * 1000).toISOString();

/** The command that prints a token of the right kind. */
export function howToGet({ service, cloud }: Pick<Use, 'service' | 'cloud'>): string {
  return `az account get-access-token --resource ${service === 'graph' ? cloud.graph : cloud.azure} --query accessToken --output tsv`;
}

function checkAudience({ aud }: Claims, use: Use): void {
  const given = (Array.isArray(aud) ? aud : [aud ?? '']).map(tidy);
  if (aud === undefined) return;
  const { service, cloud, endpoint, source } = use;
  if ([...audiencesOf(service, cloud), endpoint].some((one) => given.includes(tidy(one)))) return;
  const other = Object.values(clouds).find((one) => audiencesOf(service, one).some((a) => given.includes(tidy(a))));
  if (other !== undefined)
    throw new CollectError(
      'COLLECT_CLOUD',
      `The token of ${source} is for the cloud "${other.name}" (${given[0]}), and this run is for "${cloud.name}". Give --cloud ${other.name}, or a token of ${cloud.name}.`,
    );
  throw new CollectError(
    'COLLECT_TOKEN',
    `The token of ${source} is for ${given[0]} and not for ${serviceNames[service]}. Get one that is: ${howToGet(use)}`,
  );
}

/** Checks that both tokens are of one tenant, and of the one that was named. Throws CollectError COLLECT_TENANT. */
export function checkTenant(tokens: readonly { claims: Claims | undefined; source: string }[], named?: string): void {
  const known = tokens.flatMap(({ claims, source }) =>
    claims?.tid ? [{ tid: claims.tid.toLowerCase(), source }] : [],
  );
  const [first, ...others] = known;
  const other = others.find(({ tid }) => tid !== first?.tid);
  if (first !== undefined && other !== undefined)
    throw new CollectError(
      'COLLECT_TENANT',
      `The tokens are of two tenants: ${first.source} of ${first.tid}, ${other.source} of ${other.tid}. Give both of one tenant.`,
    );
  if (first !== undefined && named !== undefined && isId(named) && named.toLowerCase() !== first.tid)
    throw new CollectError(
      'COLLECT_TENANT',
      `The token of ${first.source} is of tenant ${first.tid}, and ${named} was asked for. Sign in to ${named}, or name the other.`,
    );
}

function isId(tenant: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(tenant);
}
