/** How long a sign-in lasts, by audience, beside the limits of NIST SP 800-63B-4. */
import { type PopulationName, populations } from './enforcement.ts';

/** What the policies that hold somebody at one audience do to the session, wherever and by whatever client it is begun. */
export interface SessionLife {
  /** Hours until somebody signs in again; 0: every time; undefined: nothing asks. */
  readonly hours: number | undefined;
  readonly persistence: 'never' | 'always' | undefined;
  /** In lower case, as Graph has it; undefined: as Microsoft sets it, which is on. */
  readonly continuousEvaluation: string | undefined;
  /** Whether sessions end in an outage too: the resilience defaults are off. */
  readonly endsInOutage: boolean;
}

/** Somebody who is enabled, with a session for each audience. */
export interface InSession {
  readonly isAdministrator: boolean;
  readonly sessions: ReadonlyMap<string, SessionLife>;
}

/** One row of the table. */
export interface SessionRow {
  readonly who: PopulationName;
  /** The audience, or `any` where none differs. */
  readonly audience: string;
  readonly people: number;
  /** The longest of all, in hours; null: nothing asks somebody again, which is 90 days, rolling. */
  readonly longestHours: number | null;
  /** How many are within the limit of each level: AAL1, AAL2, AAL3. */
  readonly within: readonly [number, number, number];
  readonly everyTime: number;
  /** How many browsers never, and always, keep the session when they are closed; of the rest the person chooses. */
  readonly neverPersistent: number;
  readonly alwaysPersistent: number;
  /** How many are evaluated strictly while the session lasts, and of how many that is switched off. */
  readonly strictlyEvaluated: number;
  readonly notEvaluated: number;
  /** How many sessions end though Entra ID cannot be reached. */
  readonly endsInOutage: number;
}

/** A limit of NIST SP 800-63B-4: https://pages.nist.gov/800-63-4/sp800-63b.html */
export interface SessionLimit {
  readonly level: string;
  readonly hours: number;
  readonly word: 'SHOULD' | 'SHALL';
  /** Of inactivity, in minutes; undefined where none is set. */
  readonly idleMinutes: number | undefined;
}

/** Limits of the whole session, by level. What ends it when nobody is there no policy tells. */
export const sessionLimits: readonly [SessionLimit, SessionLimit, SessionLimit] = [
  { level: 'AAL1', hours: 720, word: 'SHOULD', idleMinutes: undefined },
  { level: 'AAL2', hours: 24, word: 'SHOULD', idleMinutes: 60 },
  { level: 'AAL3', hours: 12, word: 'SHALL', idleMinutes: 15 },
];

/** Nobody is asked again: https://learn.microsoft.com/entra/identity/conditional-access/concept-session-lifetime */
const unlimited: SessionLife = {
  hours: undefined,
  persistence: undefined,
  continuousEvaluation: undefined,
  endsInOutage: false,
};

/** The table: each audience, everybody before administrators; one row each where no audience differs. */
export function sessionsOf(people: readonly InSession[], audiences: readonly string[]): SessionRow[] {
  const rows = audiences.map((audience) => populations.map((who) => rowOf(audience, who, people)));
  const [first, ...others] = rows;
  if (first === undefined) return [];
  const same = (one: SessionRow[]) => JSON.stringify(one.map((row) => ({ ...row, audience: 'any' })));
  return others.every((one) => same(one) === same(first))
    ? first.map((row) => ({ ...row, audience: 'any' }))
    : rows.flat();
}

function rowOf(audience: string, who: PopulationName, people: readonly InSession[]): SessionRow {
  const asked = people.filter((one) => who === 'EVERYBODY' || one.isAdministrator);
  const lives = asked.map(({ sessions }) => sessions.get(audience) ?? unlimited);
  const count = (test: (life: SessionLife) => boolean) => lives.filter(test).length;
  const within = (at: 0 | 1 | 2) => count(({ hours }) => hours !== undefined && hours <= sessionLimits[at].hours);
  const isUnlimited = lives.some(({ hours }) => hours === undefined);
  return {
    ...{ who, audience, people: asked.length },
    longestHours:
      isUnlimited || lives.length === 0 ? null : lives.reduce((most, { hours = 0 }) => Math.max(most, hours), 0),
    within: [within(0), within(1), within(2)],
    everyTime: count(({ hours }) => hours === 0),
    neverPersistent: count(({ persistence }) => persistence === 'never'),
    alwaysPersistent: count(({ persistence }) => persistence === 'always'),
    strictlyEvaluated: count(({ continuousEvaluation = '' }) => continuousEvaluation.startsWith('strict')),
    notEvaluated: count(({ continuousEvaluation }) => continuousEvaluation === 'disabled'),
    endsInOutage: count((life) => life.endsInOutage),
  };
}
