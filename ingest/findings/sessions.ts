/** How long everybody's sign-in lasts, by audience, as the policies that hold them in every context say. */
import { audienceNames, type CompiledTenant, policiesAbout } from '#assurance';
import { accountBits } from '#derivation';
import { type InSession, type SessionLife, type SessionRow, sessionsOf } from '#governance';
import type { Standings } from '../sign-in/standings.ts';
import type { Gathering } from './gather.ts';
import { type EnforcedPolicy, isForEveryContext, namedIn, type StandingOf, takesIn } from './held-by.ts';

/** Where sessions are kept: a device is registered once. */
const places = audienceNames.filter((name) => name !== 'device-registration');

/** The table. */
export function readSessions({ memory }: Gathering, tenant: CompiledTenant, { standingOf }: Standings): SessionRow[] {
  const byAudience = new Map(
    places.map((place) => [place as string, policiesAbout(tenant, place).filter(isAboutSessions)] as const),
  );
  const all = [...new Set([...byAudience.values()].flat())];
  const known = new Map<string, InSession['sessions']>();
  const enabled = [...memory.directory.users].filter(([, bits]) => (bits & accountBits.disabled) === 0);
  const people = enabled.map(([id]): InSession => {
    const standing = { id, ...standingOf(id) };
    const holding = all.filter((policy) => holds(policy, standing));
    const key = holding.map((policy) => policy.id).join();
    const sessions = known.get(key) ?? livesBy(byAudience, new Set(holding));
    known.set(key, sessions);
    return { isAdministrator: standing.roleTemplateIds.length > 0, sessions };
  });
  return sessionsOf(people, places);
}

function isAboutSessions(policy: EnforcedPolicy): boolean {
  return policy.source.sessionControls != null && isForEveryContext(policy);
}

function holds(policy: EnforcedPolicy, person: StandingOf): boolean {
  const out = namedIn(policy.users.exclude, person);
  return takesIn(policy, person) && !out.other && out.groups.length === 0;
}

function livesBy(
  byAudience: ReadonlyMap<string, readonly EnforcedPolicy[]>,
  holding: ReadonlySet<EnforcedPolicy>,
): InSession['sessions'] {
  return new Map([...byAudience].map(([place, about]) => [place, lifeOf(about.filter((one) => holding.has(one)))]));
}

/** What several policies do together: the shortest frequency counts, and what ends a session before what keeps it. */
function lifeOf(policies: readonly EnforcedPolicy[]): SessionLife {
  const controls = policies.map(({ source }) => (source.sessionControls ?? {}) as Controls);
  const hours = controls.flatMap(({ signInFrequency }) => hoursOf(signInFrequency) ?? []);
  const persistent = controls.flatMap(({ persistentBrowser: one }) => (one?.isEnabled ? [word(one.mode)] : []));
  const evaluated = controls.flatMap(({ continuousAccessEvaluation }) => word(continuousAccessEvaluation?.mode) || []);
  const persistence = (['never', 'always'] as const).find((mode) => persistent.includes(mode));
  return {
    hours: hours.length === 0 ? undefined : Math.min(...hours),
    persistence,
    continuousEvaluation: evaluated.find((mode) => mode.startsWith('strict')) ?? evaluated[0],
    endsInOutage: controls.some(({ disableResilienceDefaults }) => disableResilienceDefaults === true),
  };
}

/** https://learn.microsoft.com/graph/api/resources/conditionalaccesssessioncontrols */
interface Controls extends NonNullable<EnforcedPolicy['source']['sessionControls']> {
  readonly continuousAccessEvaluation?: { readonly mode?: unknown } | null;
  readonly disableResilienceDefaults?: boolean | null;
}

function hoursOf(frequency: Controls['signInFrequency']): number | undefined {
  if (frequency?.isEnabled !== true) return undefined;
  if (word(frequency.frequencyInterval) === 'everytime') return 0;
  const value = typeof frequency.value === 'number' ? frequency.value : undefined;
  return value === undefined ? undefined : value * (word(frequency.type) === 'days' ? 24 : 1);
}

function word(text: unknown): string {
  return typeof text === 'string' ? text.toLowerCase() : '';
}
