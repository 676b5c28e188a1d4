/** The conditions of a sign-in as the command line takes them. */
import type { Command } from 'commander';

/** In the words of the API; a question checks them. */
export interface SigninConditions {
  readonly client?: string | undefined;
  readonly platform?: string | undefined;
  readonly location?: string | undefined;
  readonly ip?: string | undefined;
  readonly country?: string | undefined;
  readonly device?: string | undefined;
  readonly flow?: string | undefined;
  /** Both risks, where one is not given by itself. */
  readonly risk?: string | undefined;
  readonly userRisk?: string | undefined;
  readonly signInRisk?: string | undefined;
  readonly insiderRisk?: string | undefined;
  readonly userAction?: string | undefined;
  readonly authenticationContext?: string | undefined;
}

const conditionNames = [
  'client',
  'platform',
  'location',
  'ip',
  'country',
  'device',
  'flow',
  'userRisk',
  'signInRisk',
  'insiderRisk',
  'userAction',
  'authenticationContext',
] as const satisfies readonly (keyof SigninConditions)[];

/** The conditions that are given, by name. */
export function conditionsGiven(options: SigninConditions): Readonly<Record<string, string>> {
  const { userRisk = options.risk, signInRisk = options.risk } = options;
  const all: SigninConditions = { ...options, userRisk, signInRisk };
  return Object.fromEntries(conditionNames.flatMap((name) => (all[name] === undefined ? [] : [[name, all[name]]])));
}

/** Options of verbs that judge a sign-in. */
export function signInConditions(command: Command): Command {
  return command
    .option(
      '--audience <audience>',
      'azure, graph, exchange, ..., an appId or the name of an application; all by default',
    )
    .option('--client <client>', 'browser, mobileAppsAndDesktopClients, exchangeActiveSync, other')
    .option('--platform <platform>', 'android, iOS, windows, windowsPhone, macOS, linux, unknown')
    .option('--location <location>', 'trusted, or the name or id of a named location')
    .option('--ip <address>', 'an IPv4 or IPv6 address')
    .option('--country <country>', 'two letters of ISO 3166-1')
    .option('--device <device>', 'unregistered, registered, compliant, hybridJoined, managed')
    .option('--flow <flow>', 'none, deviceCodeFlow, authenticationTransfer')
    .option('--risk <risk>', 'user risk and sign-in risk alike: none, low, medium, high')
    .option('--user-risk <risk>', 'none, low, medium, high')
    .option('--sign-in-risk <risk>', 'none, low, medium, high')
    .option('--insider-risk <risk>', 'none, minor, moderate, elevated')
    .option('--user-action <action>', 'registerSecurityInfo or registerDevice, in place of an audience')
    .option('--authentication-context <context>', 'c1 to c99, in place of an audience');
}
