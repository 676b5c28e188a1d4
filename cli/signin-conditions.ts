/** The conditions of a sign-in as the command line takes them. */

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
