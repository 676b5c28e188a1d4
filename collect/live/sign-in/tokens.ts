/** Tokens of a run: made elsewhere and given in the environment, or got by a credential; kept in memory alone. */
import type { TokenCredential } from '@azure/identity';
import { type Cloud, type ServiceName, serviceNames } from '../clouds.ts';
import { CollectError } from '../collect-error.ts';
import { checkToken, type Use } from './check-token.ts';
import { type Claims, claimsOf } from './claims.ts';

/** Gives tokens for one service. */
export interface TokenSource {
  /** In words, such as `POSTERN_GRAPH_TOKEN`. */
  readonly source: string;
  /** A token that is checked. `fresh` passes over the one that was refused; `challenge` is the claims the service asks for. Throws CollectError. */
  token(options?: { readonly fresh?: boolean; readonly challenge?: string | undefined }): Promise<string>;
  /** What the last token says. */
  claims(): Claims | undefined;
}

/** A token of the environment: there is no fresher one. */
export function givenToken(token: string, use: Use): TokenSource {
  const bare = bareToken(token);
  const claims = claimsOf(bare);
  if (claims !== undefined) checkToken(claims, use);
  return { source: use.source, token: async () => bare, claims: () => claims };
}

/** The token alone, of what `az account get-access-token` prints: one JSON document, or with `--query` the token in quotes or bare. */
function bareToken(printed: string): string {
  const text = printed.trim();
  if (!/^[{"]/.test(text)) return text.replace(/^Bearer\s+/i, '');
  try {
    const parsed: unknown = JSON.parse(text);
    const token = typeof parsed === 'string' ? parsed : (parsed as { accessToken?: unknown }).accessToken;
    return typeof token === 'string' ? token : text;
  } catch {
    return text;
  }
}

/** Tokens of a credential; @azure/identity keeps them until shortly before their end. */
export function credentialToken(credential: TokenCredential, use: Use, tenant: string | undefined): TokenSource {
  const scope = `${scopeOrigin(use)}/.default`;
  let claims: Claims | undefined;
  return {
    source: use.source,
    claims: () => claims,
    async token({ fresh = false, challenge } = {}) {
      const options = {
        ...(tenant === undefined ? {} : { tenantId: tenant }),
        ...(challenge === undefined ? {} : { claims: challenge }),
        // A claim that asks for nothing makes the library's cache pass.
        ...(fresh && challenge === undefined ? { claims: '{"access_token":{}}' } : {}),
      };
      try {
        const got = await credential.getToken(scope, options);
        if (got === null) throw new Error('the credential gives no token');
        claims = claimsOf(got.token);
        if (claims !== undefined) checkToken(claims, use);
        return got.token;
      } catch (error) {
        throw error instanceof CollectError ? error : credentialError(error, use);
      }
    },
  };
}

function scopeOrigin({ service, cloud }: { service: ServiceName; cloud: Cloud }): string {
  return service === 'graph' ? cloud.graph : cloud.azure;
}

/** https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
const knownFailures: readonly (readonly [RegExp, string])[] = [
  [/AADSTS7000222/, 'The client secret has expired. Make a new one, and set AZURE_CLIENT_SECRET.'],
  [/AADSTS7000215/, 'The client secret is wrong. Set AZURE_CLIENT_SECRET to its value, not its id.'],
  [/AADSTS700016/, 'The application is not in this tenant. Check AZURE_CLIENT_ID and AZURE_TENANT_ID.'],
  [/AADSTS(90002|900023|900021)/, 'There is no such tenant in this cloud. Check AZURE_TENANT_ID and --cloud.'],
  [/AADSTS900382|AADSTS900439/, 'The tenant is in another cloud. Give --cloud usgov, dod or china.'],
  [/AADSTS(700024|500133|90009|700082)/, 'The times do not fit. Check the clock of this machine.'],
  [
    /AADSTS700027/,
    'The certificate is not one of the application, or has expired. Check AZURE_CLIENT_CERTIFICATE_PATH.',
  ],
  [
    /AADSTS(50076|50079|53003|53000|53001|50158)/,
    'Conditional Access of the tenant stops this sign-in. Use an application, or sign in with the factors it asks for.',
  ],
  [
    /AADSTS65001|AADSTS650057/,
    'Nobody has consented to the permissions. An administrator does it by the link that `postern doctor` prints.',
  ],
  [/AADSTS/, 'Check AZURE_TENANT_ID, AZURE_CLIENT_ID and the secret or certificate.'],
];

function credentialError(error: unknown, { service, source }: Use): CollectError {
  const message = String((error as Error).message);
  const lines = message.split('\n').map((line) => line.trim());
  const first = (lines.find((line) => line.includes('AADSTS')) ?? lines[0] ?? '').slice(0, 300);
  const mend =
    knownFailures.find(([pattern]) => pattern.test(message))?.[1] ??
    'Sign in with `az login`, or set AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET or AZURE_CLIENT_CERTIFICATE_PATH.';
  return new CollectError(
    'COLLECT_CREDENTIALS',
    `There is no token for ${serviceNames[service]} by ${source}: ${first} ${mend}`,
    error,
  );
}
