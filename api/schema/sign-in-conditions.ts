/** The conditions and the audience of a question about sign-in, checked word by word. */
import { isIP } from 'node:net';
import { appIdOf, audienceNames, type CompiledTenant, type SignInConditions } from '#assurance';
import { ApiError } from '../api-error.ts';
import { builder } from './builder.ts';

/** What may be said of a sign-in. */
export const SignInConditionsRef = builder.inputType('SignInConditions', {
  description:
    'The conditions of one sign-in. What is left out, an adversary chooses: any client, platform and country, any network that is not trusted; no risk is shown. Case does not matter.',
  fields: (t) => ({
    client: t.string({ description: 'browser, mobileAppsAndDesktopClients, exchangeActiveSync or other (legacy).' }),
    ip: t.string({ description: 'An IPv4 or IPv6 address; tells which named networks it is in.' }),
    country: t.string({ description: 'A country, two letters of ISO 3166-1.' }),
    location: t.string({ description: '"trusted", or the id or name of a named location.' }),
    trusted: t.boolean({ description: 'True for a trusted network.' }),
    platform: t.string({ description: 'android, iOS, windows, windowsPhone, macOS, linux or unknown.' }),
    device: t.string({
      description:
        'unregistered (or none), registered, compliant, hybridJoined, or compliantHybridJoined (or managed). Given, it is a fact; not given, a managed device is an authenticator to be had.',
    }),
    flow: t.string({ description: 'none, deviceCodeFlow or authenticationTransfer.' }),
    userRisk: t.string({ description: 'none, low, medium or high.' }),
    signInRisk: t.string({ description: 'none, low, medium or high.' }),
    insiderRisk: t.string({ description: 'none, minor, moderate or elevated.' }),
    userAction: t.string({ description: 'registerSecurityInfo or registerDevice, in place of an audience.' }),
    authenticationContext: t.string({ description: 'c1 to c99, in place of an audience.' }),
  }),
});

const risks = ['none', 'low', 'medium', 'high'];
const insiderRisks = ['none', 'minor', 'moderate', 'elevated'];
const actions: Readonly<Record<string, string>> = {
  registersecurityinfo: 'urn:user:registersecurityinfo',
  registerdevice: 'urn:user:registerdevice',
};
const appId = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** The conditions that are given, in the engine's words. Throws ApiError BAD_USER_INPUT naming what is allowed. */
export function conditionsOf(input: typeof SignInConditionsRef.$inferInput | null | undefined): SignInConditions {
  const { ip, country, userRisk, signInRisk, insiderRisk, userAction, authenticationContext } = input ?? {};
  if (ip != null && isIP(ip) === 0) throw refused('ip', ip, 'an IPv4 or IPv6 address');
  if (country != null && !/^[a-z]{2}$/i.test(country)) throw refused('country', country, 'two letters of ISO 3166-1');
  if (authenticationContext != null && !/^c[1-9][0-9]?$/i.test(authenticationContext))
    throw refused('authenticationContext', authenticationContext, 'c1 to c99');
  if (userAction != null && authenticationContext != null)
    throw new ApiError('BAD_USER_INPUT', 'Give either a userAction or an authenticationContext, not both.');
  const read = {
    ...input,
    userRisk: oneOf('userRisk', userRisk, risks),
    signInRisk: oneOf('signInRisk', signInRisk, risks),
    insiderRisk: oneOf('insiderRisk', insiderRisk, insiderRisks),
    userAction: userAction == null ? undefined : actionOf(userAction),
    authenticationContext: authenticationContext?.toLowerCase(),
  };
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value != null));
}

function oneOf(name: string, given: string | null | undefined, allowed: readonly string[]): string | undefined {
  if (given == null) return undefined;
  if (!allowed.includes(given.toLowerCase())) throw refused(name, given, allowed.join(', '));
  return given.toLowerCase();
}

function actionOf(given: string): string {
  const action = actions[given.toLowerCase().replace(/^urn:user:/, '')];
  if (action === undefined) throw refused('userAction', given, 'registerSecurityInfo, registerDevice');
  return action;
}

function refused(name: string, given: string, allowed: string): ApiError {
  return new ApiError('BAD_USER_INPUT', `\`${name}\` is "${given}". Allowed: ${allowed}.`);
}

/**
 * The audience in lower case: a name, `azure`, `any`, an appId, or an id that a policy of the tenant names. Throws
 * ApiError BAD_USER_INPUT naming what is allowed.
 */
export function audienceOf(tenant: CompiledTenant, asked: string | null | undefined, given: SignInConditions): string {
  const audience = asked?.trim().toLowerCase() ?? 'any';
  const targeted = given.userAction ?? given.authenticationContext;
  if (targeted !== undefined && audience !== 'any')
    throw new ApiError('BAD_USER_INPUT', `Ask about ${targeted} or about the audience ${asked}, not about both.`);
  const own = audienceNames.filter((name) => appIdOf(name) === audience);
  if (own.length > 0) return own.length > 1 ? 'azure' : (own[0] as string);
  if (['any', 'azure', ...audienceNames].includes(audience) || appId.test(audience)) return audience;
  const named = tenant.policies.some(({ source }) => {
    const { includeApplications, excludeApplications } = source.conditions?.applications ?? {};
    return [includeApplications, excludeApplications].some(
      (list) => Array.isArray(list) && list.some((id) => typeof id === 'string' && id.toLowerCase() === audience),
    );
  });
  if (named && !/^[a-z0-9]+$/.test(audience)) return audience;
  throw refused('audience', String(asked), `any, azure, ${audienceNames.join(', ')}, or the appId of an application`);
}

/** True for an audience that is an application of its own. */
export function isApplication(audience: string): boolean {
  return !['any', 'azure', ...audienceNames].includes(audience);
}

/** What the engine refused, for the asker: it names what is known, and the tenant's locations are added. */
export function refusalOf(error: unknown, { facts }: CompiledTenant): unknown {
  if (!(error instanceof RangeError) || !/^no [a-z ]+ "/.test(error.message)) return error;
  const names = (facts.namedLocations ?? []).flatMap((row) => row?.displayName ?? []);
  const locations = error.message.includes('location') ? `; known: trusted, ${names.join(', ')}` : '';
  return new ApiError('BAD_USER_INPUT', `There is ${error.message}${locations}.`);
}
