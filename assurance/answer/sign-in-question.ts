/** A question about sign-in: its conditions and its audience, checked word by word. */
import { appIdOf, audienceNames } from '../audiences.ts';
import { parseAddress } from '../policies/ip-address.ts';
import type { SignInConditions } from '../sign-in.ts';
import type { CompiledTenant } from '../tenant.ts';
import { SignInQuestionError } from './sign-in-question-error.ts';

/** Conditions as they are asked, in any case; what is left out or null, the adversary chooses. */
export type GivenConditions = { readonly [Name in keyof SignInConditions]?: SignInConditions[Name] | null };

const risks = ['none', 'low', 'medium', 'high'];
const insiderRisks = ['none', 'minor', 'moderate', 'elevated'];
const actions: Readonly<Record<string, string>> = {
  registersecurityinfo: 'urn:user:registersecurityinfo',
  registerdevice: 'urn:user:registerdevice',
};
const appId = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** The conditions that are given, in the engine's words. Throws SignInQuestionError naming what is allowed. */
export function checkConditions(input: GivenConditions | null | undefined): SignInConditions {
  const { ip, country, userRisk, signInRisk, insiderRisk, userAction, authenticationContext } = input ?? {};
  if (ip != null && parseAddress(ip) === undefined) throw refused('ip', ip, 'an IPv4 or IPv6 address');
  if (country != null && !/^[a-z]{2}$/i.test(country)) throw refused('country', country, 'two letters of ISO 3166-1');
  if (authenticationContext != null && !/^c[1-9][0-9]?$/i.test(authenticationContext))
    throw refused('authenticationContext', authenticationContext, 'c1 to c99');
  if (userAction != null && authenticationContext != null)
    throw new SignInQuestionError('Give either a userAction or an authenticationContext, not both.');
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

function refused(name: string, given: string, allowed: string): SignInQuestionError {
  return new SignInQuestionError(`\`${name}\` is "${given}". Allowed: ${allowed}.`);
}

/**
 * The audience in lower case: a name, `azure`, `any`, an appId, or an id that a policy of the tenant names. Throws
 * SignInQuestionError naming what is allowed.
 */
export function checkAudience(
  tenant: CompiledTenant,
  asked: string | null | undefined,
  given: SignInConditions,
): string {
  const audience = asked?.trim().toLowerCase() ?? 'any';
  const targeted = given.userAction ?? given.authenticationContext;
  if (targeted !== undefined && audience !== 'any')
    throw new SignInQuestionError(`Ask about ${targeted} or about the audience ${asked}, not about both.`);
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
  return new SignInQuestionError(`There is ${error.message}${locations}.`);
}
