/** The contexts that an adversary can choose between, each with the policies whose conditions it meets. */
import { isOpenQuestion } from '#catalogue';
import type { Judging } from '../answered-well.ts';
import type {
  ClientApp,
  DeviceState,
  Flow,
  Platform,
  SignInConditions,
  SignInContext,
  SignInLocation,
} from '../sign-in.ts';
import { matchClient, matchFlow, matchPlatform, matchRisks } from './conditions.ts';
import { matchDevices } from './devices.ts';
import { type Locations, matchLocations } from './locations.ts';
import type { Match } from './match.ts';
import { placesOf } from './places.ts';
import type { CompiledPolicy } from './policy.ts';

/** A context and the set of policies (bit n: the nth) whose conditions on the context it meets. */
export interface ContextClass {
  readonly context: SignInContext;
  readonly mask: bigint;
}

/** What may be chosen, dimension by dimension. The first of each is the ordinary one. */
export interface Choices {
  readonly clients: readonly ClientApp[];
  readonly platforms: readonly Platform[];
  readonly places: readonly SignInLocation[];
  readonly devices: readonly DeviceState[];
  readonly flows: readonly Flow[];
  readonly userRisk: string;
  readonly signInRisk: string;
  readonly insiderRisk: string;
}

const allPlatforms: readonly Platform[] = ['windows', 'macOS', 'iOS', 'android', 'linux', 'windowsPhone', 'unknown'];
const allDevices: readonly DeviceState[] = ['unregistered', 'compliant', 'hybridJoined', 'compliantHybridJoined'];

/** The legacy clients that are still served: of Exchange Online's protocols only SMTP AUTH takes a password, and it is no ActiveSync. */
export const legacyClients: readonly ClientApp[] = ['other'];

/** Everything that an adversary without a managed device, on no trusted network, may choose; legacy clients and flows apart. */
export function adversary(locations: Locations, given: SignInConditions = {}): Choices {
  return {
    clients: ['browser', 'mobileAppsAndDesktopClients'],
    platforms: allPlatforms,
    places: placesOf(locations, given),
    devices: allDevices,
    flows: ['none'],
    userRisk: given.userRisk ?? 'none',
    signInRisk: given.signInRisk ?? 'none',
    insiderRisk: given.insiderRisk ?? 'none',
  };
}

/** True for a client that can show neither a second factor nor a device. */
export function isLegacy({ client }: Pick<SignInContext, 'client'>): boolean {
  return client === 'other' || client === 'exchangeActiveSync';
}

/** True on the platforms where an app can be a protected one. */
function isMobile(platform: Platform): boolean {
  return platform === 'iOS' || platform === 'android';
}

/**
 * True where an app protection policy can be met: by an app on iOS and Android, and on Windows by one browser, Edge, which whoever signs in
 * may choose. https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-grant#require-app-protection-policy
 */
export function isProtectable({ client, platform }: Pick<SignInContext, 'client' | 'platform'>): boolean {
  return client === 'browser' ? platform === 'windows' : client === 'mobileAppsAndDesktopClients' && isMobile(platform);
}

type Masked<T> = readonly (readonly [T, bigint])[];

function masked<T>(
  values: readonly T[],
  policies: readonly CompiledPolicy[],
  matches: (policy: CompiledPolicy, value: T) => boolean,
): Masked<T> {
  return values.map((value) => [
    value,
    policies.reduce((mask, policy, at) => (matches(policy, value) ? mask | (1n << BigInt(at)) : mask), 0n),
  ]);
}

/** Leaves out every choice that meets at least the policies of an earlier kept one: policies only ever ask for more. */
function least<T>(choices: Masked<T>): Masked<T> {
  const kept: (readonly [T, bigint])[] = [];
  for (const choice of choices) {
    if (kept.some(([, mask]) => (mask & choice[1]) === mask)) continue;
    for (let at = kept.length - 1; at >= 0; at -= 1)
      if (((kept[at]?.[1] ?? 0n) & choice[1]) === choice[1]) kept.splice(at, 1);
    kept.push(choice);
  }
  return kept;
}

/**
 * The contexts worth looking at: for each client, device and flow, and for platforms with protected apps apart, the platforms and places with
 * the fewest policies. What is left out meets the same policies and more.
 */
export function contextsOf(
  choices: Choices,
  policies: readonly CompiledPolicy[],
  locations: Locations,
  judging: Judging = 'at worst',
): readonly ContextClass[] {
  // Answered well, a condition that cannot be told holds.
  const meets = ({ applies, assumption }: Match) =>
    applies || (judging === 'at best' && assumption !== undefined && isOpenQuestion(assumption));
  const conditions = (policy: CompiledPolicy) => policy.source.conditions ?? {};
  const clients = masked(choices.clients, policies, (policy, value) =>
    meets(matchClient(conditions(policy).clientAppTypes, value)),
  );
  const devices = masked(choices.devices, policies, (policy, value) =>
    meets(matchDevices(conditions(policy).devices?.deviceFilter, value)),
  );
  const flows = masked(choices.flows, policies, (policy, value) =>
    meets(matchFlow(conditions(policy).authenticationFlows, value)),
  );
  const places = least(
    masked(choices.places, policies, (policy, value) =>
      meets(matchLocations(conditions(policy).locations, value, locations)),
    ),
  );
  const platform = (list: readonly Platform[]): Masked<Platform> =>
    least(masked(list, policies, (policy, value) => meets(matchPlatform(conditions(policy).platforms, value))));
  const asksProtection = policies.some(({ grant }) =>
    grant.clauses.some((clause) => clause.includes('compliantApplication')),
  );
  const isApart = (one: Platform) => asksProtection && one === 'windows';
  const platforms = [
    ...platform(choices.platforms.filter(isApart)),
    ...platform(choices.platforms.filter((one) => !isApart(one) && !isMobile(one))),
    ...platform(choices.platforms.filter(isMobile)),
  ];
  const risks =
    masked([choices], policies, (policy, value) => meets(matchRisks(conditions(policy), value)))[0]?.[1] ?? 0n;
  const { userRisk, signInRisk, insiderRisk } = choices;
  const contexts: ContextClass[] = [];
  for (const [client, byClient] of clients)
    for (const [device, byDevice] of devices)
      for (const [flow, byFlow] of flows)
        for (const [on, byPlatform] of platforms)
          for (const [location, byPlace] of places) {
            const context: SignInContext = {
              client,
              device,
              flow,
              platform: on,
              location,
              userRisk,
              signInRisk,
              insiderRisk,
            };
            contexts.push({ context, mask: risks & byClient & byDevice & byFlow & byPlatform & byPlace });
          }
  return contexts;
}
