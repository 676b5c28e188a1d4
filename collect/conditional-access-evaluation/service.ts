/** The What-If service of Microsoft Graph, asked politely: one question a second, patient when it is throttled. */
import { setTimeout as pause } from 'node:timers/promises';
import { DefaultAzureCredential } from '@azure/identity';
import { Client, RetryHandlerOptions } from '@microsoft/microsoft-graph-client';
import { z } from 'zod';
import { bodyOf, type WhatIfQuestion } from './request.ts';
import { WhatIfError, whatIfErrorOf } from './what-if-error.ts';

/** What the service says of one policy. */
export interface WhatIfVerdict {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly applies: boolean;
  /** Why it does not apply, in Graph's words, such as `users` or `clientApps`; empty where it does. */
  readonly reasons: readonly string[];
}

/** Asks one question at a time. Throws WhatIfError. */
export type AskWhatIf = (question: WhatIfQuestion) => Promise<readonly WhatIfVerdict[]>;

// https://learn.microsoft.com/graph/throttling-limits: one request a second a tenant, and 429 without Retry-After.
const apart = 1_050;
const firstPause = 2;
const tries = 4;
const patience = 60_000;

const Answer = z.object({
  value: z.array(
    z.object({
      id: z.string(),
      displayName: z.string().nullish(),
      state: z.string().nullish(),
      policyApplies: z.boolean(),
      analysisReasons: z.string().nullish(),
    }),
  ),
  '@odata.nextLink': z.string().optional(),
});

function verdictsIn(page: z.infer<typeof Answer>): WhatIfVerdict[] {
  return page.value.map(({ id, displayName, state, policyApplies, analysisReasons }) => ({
    id,
    name: displayName ?? id,
    state: state ?? 'unknown',
    applies: policyApplies,
    reasons: (analysisReasons ?? '')
      .split(',')
      .map((reason) => reason.trim())
      .filter((reason) => reason !== '' && reason !== 'notSet'),
  }));
}

function read(answer: unknown): z.infer<typeof Answer> {
  const parsed = Answer.safeParse(answer);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new WhatIfError(
    'WHAT_IF_STRANGE',
    `The answer of Microsoft Graph is not one of What-If: ${issue?.path.join('.')}: ${issue?.message}.`,
  );
}

/** A token for this endpoint, by whatever credential is at hand: environment, workload or managed identity, a command line that is signed in. */
function tokensFor(endpoint: string): () => Promise<string> {
  // An authority of one's own is named by the operator: there is nowhere to look it up.
  const credential = new DefaultAzureCredential({
    disableInstanceDiscovery: process.env.AZURE_AUTHORITY_HOST !== undefined,
  });
  return async () => {
    try {
      const { token } = await credential.getToken(`${endpoint}/.default`);
      return token;
    } catch (error) {
      const lines = String((error as Error).message).split('\n');
      const first = lines.find((line) => line.includes('AADSTS')) ?? lines[0];
      throw new WhatIfError(
        'WHAT_IF_CREDENTIALS',
        `No credentials are taken: ${first}. Set AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET, or sign in with a command line of Azure.`,
        error,
      );
    }
  };
}

/** Opens the service at an endpoint (https, without a path). Least permission: Policy.Read.ConditionalAccess. */
export function openWhatIf(endpoint: string, progress: (message: string) => void): AskWhatIf {
  const host = new URL(endpoint);
  const getAccessToken = tokensFor(host.origin);
  const client = Client.initWithMiddleware({
    authProvider: { getAccessToken },
    baseUrl: host.origin,
    customHosts: new Set([host.hostname]),
  });
  const retry = new RetryHandlerOptions(firstPause, tries, (_delay, attempt) => {
    progress(`Microsoft Graph is busy; trying again (${attempt + 1} of ${tries})`);
    return true;
  });
  let next = 0;
  const request = async (path: string, body?: object): Promise<z.infer<typeof Answer>> => {
    await pause(Math.max(0, next - Date.now()));
    // The SDK would bury what is wrong with the credentials in an error of its own.
    await getAccessToken();
    const asked = client.api(path).middlewareOptions([retry]).option('signal', AbortSignal.timeout(patience));
    try {
      return read(await (body === undefined ? asked.get() : asked.post(body)));
    } catch (error) {
      throw whatIfErrorOf(error);
    } finally {
      next = Date.now() + apart;
    }
  };
  return async (question) => {
    let page = await request('/identity/conditionalAccess/evaluate', bodyOf(question));
    const verdicts = verdictsIn(page);
    for (let link = page['@odata.nextLink']; link !== undefined; link = page['@odata.nextLink']) {
      page = await request(link);
      verdicts.push(...verdictsIn(page));
    }
    return verdicts;
  };
}
