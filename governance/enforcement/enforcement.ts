/** What is enforced at sign-in, beside what is registered: rollout is often mistaken for enforcement. */
import type { Level } from '#catalogue';

/** Everybody who is enabled, and those of them who hold a directory role now. */
export const populations = ['EVERYBODY', 'ADMINISTRATORS'] as const;
export type PopulationName = (typeof populations)[number];

/** The lowest front door of somebody: its level, and what opens it. */
export interface FrontDoor {
  readonly level: Level;
  readonly authenticators: readonly string[];
}

/** Somebody who is enabled. */
export interface SigningIn {
  readonly isAdministrator: boolean;
  /** Of the registration report; undefined where it does not tell. */
  readonly registered: boolean | undefined;
  readonly capable: boolean | undefined;
  /** By audience where they differ; by `any` where they do not; empty where every sign-in is blocked. */
  readonly doors: ReadonlyMap<string, FrontDoor>;
  /** The level of the lowest recovery; undefined where there is none. */
  readonly recovers: Level | undefined;
}

/** One row of the table. */
export interface EnforcementRow {
  readonly who: PopulationName;
  /** The audience, or `any` where nobody's differ. */
  readonly audience: string;
  readonly people: number;
  /** How many registered, and may use, a second factor; null where that was not collected. */
  readonly registered: number | null;
  readonly capable: number | null;
  /** How many cannot get in with less than two factors, blocked ones among them. */
  readonly enforced: number;
  /** How many get in at each level at the lowest, 0 to 5. */
  readonly byLevel: readonly number[];
  /** The lowest front door of all, and how many have it so low. */
  readonly weakest: (FrontDoor & { readonly people: number }) | null;
  /** How many recover the account with less than they sign in with. */
  readonly recoverBelow: number;
}

const twoFactors = 2;

/** What NIST SP 800-63B-4 calls each level: https://pages.nist.gov/800-63-4/sp800-63b.html */
export const assuranceLevels = [
  'below AAL1',
  'AAL1',
  'AAL2 by a restricted authenticator',
  'AAL2',
  'AAL2, resists phishing',
  'AAL3, with evidence of the authenticator',
] as const;

/** The table: each audience, everybody before administrators. */
export function enforcementOf(people: readonly SigningIn[]): EnforcementRow[] {
  const named = new Set(people.flatMap(({ doors }) => [...doors.keys()]).filter((audience) => audience !== 'any'));
  const audiences = named.size === 0 ? ['any'] : [...named].sort();
  return audiences.flatMap((audience) =>
    populations.map((who) =>
      rowOf(
        audience,
        who,
        people.filter((one) => (who === 'EVERYBODY' || one.isAdministrator) && isAsked(one, audience)),
      ),
    ),
  );
}

/** Whoever has doors by audience holds something at those alone. */
function isAsked({ doors }: SigningIn, audience: string): boolean {
  return doors.size === 0 || doors.has('any') || doors.has(audience);
}

function rowOf(audience: string, who: PopulationName, people: readonly SigningIn[]): EnforcementRow {
  const byLevel = [0, 0, 0, 0, 0, 0];
  let weakest: FrontDoor | undefined;
  let [enforced, recoverBelow] = [0, 0];
  for (const { doors, recovers } of people) {
    const door = doors.get(audience) ?? doors.get('any');
    if (door === undefined || door.level >= twoFactors) enforced += 1;
    if (door === undefined) continue;
    byLevel[door.level] = (byLevel[door.level] ?? 0) + 1;
    if (weakest === undefined || door.level < weakest.level) weakest = door;
    if (recovers !== undefined && recovers < door.level) recoverBelow += 1;
  }
  return {
    ...{ who, audience, people: people.length, enforced, byLevel, recoverBelow },
    registered: countOrNull(people.map(({ registered }) => registered)),
    capable: countOrNull(people.map(({ capable }) => capable)),
    weakest: weakest === undefined ? null : { ...weakest, people: byLevel[weakest.level] ?? 0 },
  };
}

function countOrNull(all: readonly (boolean | undefined)[]): number | null {
  return all.includes(undefined) ? null : all.filter((one) => one).length;
}
