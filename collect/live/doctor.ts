/** Says before a collection what it will see: sign-in, permissions, licences, Azure and the clock. */
import { GraphClient } from './ask/graph-client.ts';
import { Lanes } from './ask/lanes.ts';
import { Service } from './ask/service.ts';
import type { Cloud } from './clouds.ts';
import type { Reachable } from './collect-tenant.ts';
import { liveCollections } from './collections.ts';
import { consentLink } from './permissions.ts';
import { type Claims, isDelegated, permissionsOf } from './sign-in/claims.ts';

/** One finding. */
export interface Finding {
  readonly what: 'sign-in' | 'permissions' | 'licences' | 'azure' | 'clock';
  /** False where something will not be seen. */
  readonly isWell: boolean;
  readonly says: string;
}

/** What a check is told. */
export interface CheckOptions {
  readonly cloud: Cloud;
  readonly graph: Reachable;
  readonly azure: Reachable;
  readonly signal: AbortSignal;
}

/** Checks a sign-in against what collecting needs. What is wrong with a token or a host is a finding, never thrown. */
export async function examineSignIn(options: CheckOptions): Promise<readonly Finding[]> {
  return [...(await examineGraph(options)), ...(await examineAzure(options))];
}

async function examineGraph({ graph, cloud, signal }: CheckOptions): Promise<Finding[]> {
  if ('missing' in graph) return [{ what: 'sign-in', isWell: false, says: graph.missing }];
  const service = new Service('graph', graph.endpoint, graph.tokens, cloud);
  const client = new GraphClient(service, '');
  try {
    await graph.tokens.token();
    const errand = { lane: new Lanes().of('directory'), operations: 1, priority: 0, signal, onWait: () => undefined };
    const { headers } = await client.get(`${graph.endpoint}/v1.0/organization`, errand);
    const claims = graph.tokens.claims();
    const signedIn = { what: 'sign-in', isWell: true, says: `Microsoft Graph answers ${whoOf(claims)}` } as const;
    return [signedIn, clockOf(headers), ...permissionFindings(claims, cloud), await licenceFinding(client, errand)];
  } catch (error) {
    return [{ what: 'sign-in', isWell: false, says: (error as Error).message }];
  }
}

function whoOf(claims: Claims | undefined): string {
  const who = isDelegated(claims) ? 'a person' : `the application ${claims?.appid ?? claims?.azp ?? ''}`.trim();
  return `${who} of tenant ${claims?.tid ?? 'that the token does not name'}`;
}

function clockOf(headers: Headers): Finding {
  const skew = Math.round((Date.now() - Date.parse(headers.get('date') ?? new Date().toUTCString())) / 1000);
  const isWell = Math.abs(skew) < 300;
  return {
    what: 'clock',
    isWell,
    says: isWell ? 'the clock is right' : `the clock is ${skew} seconds off; set it right`,
  };
}

function permissionFindings(claims: Claims | undefined, cloud: Cloud): Finding[] {
  const carried = permissionsOf(claims);
  if (carried === undefined)
    return [
      { what: 'permissions', isWell: false, says: 'the token does not say what it may read; collecting finds out' },
    ];
  const lacking = new Map<string, string[]>();
  for (const one of liveCollections) {
    if (!('permissions' in one)) continue;
    const needed = isDelegated(claims) ? one.permissions.delegated : one.permissions.application;
    for (const name of needed.filter((permission) => !carried.has(permission)))
      lacking.set(name, [...(lacking.get(name) ?? []), one.name]);
  }
  if (lacking.size === 0) return [{ what: 'permissions', isWell: true, says: 'every permission is there' }];
  const link = consentLink(cloud, claims?.tid ?? 'TENANT', claims?.appid ?? claims?.azp ?? 'CLIENT-ID');
  const missing = [...lacking].map(
    ([name, names]): Finding => ({
      what: 'permissions',
      isWell: false,
      says: `grant ${name}, without which ${names.join(', ')} are not seen`,
    }),
  );
  const how = `add them to the application, then an administrator consents at ${link}`;
  return [...missing, { what: 'permissions', isWell: false, says: how }];
}

/** Service plans that hold what is asked. https://learn.microsoft.com/entra/identity/users/licensing-service-plan-reference */
const plans = { P1: '41781fb2-bc02-4b7c-bd55-b576c07bb09d', P2: 'eec0eb4f-6444-4f95-aba0-50c24d67f998' } as const;

async function licenceFinding(client: GraphClient, errand: Parameters<GraphClient['get']>[1]): Promise<Finding> {
  const answer = await client.get(`${client.service.endpoint}/v1.0/subscribedSkus`, errand).catch(() => undefined);
  if (answer === undefined) return { what: 'licences', isWell: false, says: 'the licences cannot be read' };
  const skus = (answer.json as { value?: Sku[] }).value ?? [];
  const bought = skus.filter(
    ({ capabilityStatus }) => capabilityStatus === 'Enabled' || capabilityStatus === 'Warning',
  );
  const ids = new Set(
    bought.flatMap(({ servicePlans }) => (servicePlans ?? []).map(({ servicePlanId }) => servicePlanId)),
  );
  const missing = (['P1', 'P2'] as const).filter((name) => !ids.has(plans[name]));
  if (missing.length === 0)
    return { what: 'licences', isWell: true, says: 'the tenant has Microsoft Entra ID P1 and P2' };
  const lost = liveCollections
    .filter(({ licence }) => missing.some((name) => name === licence))
    .map(({ name }) => name);
  return {
    what: 'licences',
    isWell: false,
    says: `no licence of ${missing.join(' and ')} is seen: ${lost.join(', ')} may not be answered`,
  };
}

interface Sku {
  readonly capabilityStatus?: string;
  readonly servicePlans?: readonly { readonly servicePlanId?: string }[];
}

async function examineAzure({ azure, cloud, signal }: CheckOptions): Promise<Finding[]> {
  if ('missing' in azure) return [{ what: 'azure', isWell: false, says: azure.missing }];
  const service = new Service('azure', azure.endpoint, azure.tokens, cloud);
  const errand = { lane: new Lanes().of('azure'), operations: 1, priority: 0, signal, onWait: () => undefined };
  try {
    const url = `${azure.endpoint}/subscriptions?api-version=2022-12-01`;
    const { json } = await service.ask({ method: 'GET', url, headers: {} }, errand);
    const count = ((json as { value?: unknown[] }).value ?? []).length;
    const says =
      count > 0
        ? `Azure shows ${count} subscriptions`
        : 'Azure shows no subscription: give the sign-in Reader at the tenant root management group';
    return [{ what: 'azure', isWell: count > 0, says }];
  } catch (error) {
    return [{ what: 'azure', isWell: false, says: (error as Error).message }];
  }
}
