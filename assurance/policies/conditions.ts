/** The conditions that look at how somebody signs in: client, platform, flow, risks. https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-conditions */
import type { ConditionSet } from '../conditional-access-policy.ts';
import type { ClientApp, Flow, Platform, SignInContext } from '../sign-in.ts';
import { fails, holds, type Match } from './match.ts';
import { flags, isEmpty, lowered } from './words.ts';

const platforms: ReadonlySet<string> = new Set(['android', 'ios', 'windows', 'windowsphone', 'macos', 'linux', 'all']);
const clients: ReadonlySet<string> = new Set([
  'all',
  'browser',
  'mobileappsanddesktopclients',
  'exchangeactivesync',
  'eassupported',
  'other',
]);
const transfers: ReadonlySet<string> = new Set(['none', 'devicecodeflow', 'authenticationtransfer']);
const risks: ReadonlySet<string> = new Set([
  'none',
  'hidden',
  'low',
  'medium',
  'high',
  'minor',
  'moderate',
  'elevated',
]);

/** The condition does not hold; where it names a word that is not known, that is what is assumed. */
function missed(why: string, words: ReadonlySet<string>, known: ReadonlySet<string>): Match {
  const strange = [...words].find((word) => !known.has(word));
  return strange === undefined ? fails(why) : fails(`${why}; ${strange} is not understood`, 'policy-not-understood');
}

/** Whether the client app types include this client; an unset condition takes all. */
export function matchClient(types: ConditionSet['clientAppTypes'], client: ClientApp): Match {
  const list = lowered(types);
  if (list.size === 0)
    return isEmpty(types)
      ? holds('any client')
      : fails('the client app types are not understood', 'policy-not-understood');
  const names = client === 'exchangeActiveSync' ? ['exchangeactivesync', 'eassupported'] : [client.toLowerCase()];
  return list.has('all') || names.some((name) => list.has(name))
    ? holds(`the client ${client} is included`)
    : missed(`the client ${client} is not included`, list, clients);
}

/** Whether the platforms condition holds. A platform is what the user agent says, so an excluded one that is not known is one the adversary says. */
export function matchPlatform(condition: ConditionSet['platforms'], platform: Platform): Match {
  if (isEmpty(condition)) return holds('any platform');
  const own = platform.toLowerCase();
  const exclude = lowered(condition?.excludePlatforms);
  const include = lowered(condition?.includePlatforms);
  if (exclude.has(own) || exclude.has('all')) return fails(`the platform ${platform} is excluded`);
  if (platform === 'unknown' && [...exclude].some((word) => !platforms.has(word))) {
    return fails('an excluded platform is not understood', 'policy-not-understood');
  }
  return include.has('all') || include.has(own)
    ? holds(`the platform ${platform} is included`)
    : missed(`the platform ${platform} is not included`, include, platforms);
}

/** Whether the authentication flows condition holds. */
export function matchFlow(condition: ConditionSet['authenticationFlows'], flow: Flow): Match {
  const methods = flags(condition?.transferMethods);
  if (methods.size === 0 || (methods.size === 1 && methods.has('none'))) return holds('any flow');
  return methods.has(flow.toLowerCase())
    ? holds(`the flow ${flow} is included`)
    : missed(`the flow ${flow} is not included`, methods, transfers);
}

/** Whether a list of risk levels includes this one; an unset list takes all. */
export function matchRisk(levels: unknown, risk: string, of: string): Match {
  const list = flags(levels);
  if (list.size === 0)
    return isEmpty(levels) ? holds(`any ${of}`) : fails(`the ${of} is not understood`, 'policy-not-understood');
  return list.has(risk.toLowerCase())
    ? holds(`the ${of} ${risk} is included`)
    : missed(`the ${of} ${risk} is not included`, list, risks);
}

/** The risks of a person's sign-in, first failure first. */
export function matchRisks(
  conditions: ConditionSet,
  context: Pick<SignInContext, 'userRisk' | 'signInRisk' | 'insiderRisk'>,
): Match {
  const matches = [
    matchRisk(conditions.userRiskLevels, context.userRisk, 'user risk'),
    matchRisk(conditions.signInRiskLevels, context.signInRisk, 'sign-in risk'),
    matchRisk(conditions.insiderRiskLevels, context.insiderRisk, 'insider risk'),
    isEmpty(conditions.servicePrincipalRiskLevels)
      ? holds('no service principal risk')
      : fails('a person has no service principal risk'),
  ];
  return matches.find((match) => !match.applies) ?? holds('risks as they are');
}
