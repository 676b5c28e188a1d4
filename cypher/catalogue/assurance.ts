/** The one ordered scale of assurance, for people (NIST SP 800-63B-4) and for workloads (Postern's own ladder). */

/** A level's value: what an attacker must defeat, 0 (nothing) to 5 (hardware). */
export type Level = 0 | 1 | 2 | 3 | 4 | 5;

/** One step of the scale. */
export interface LevelEntry {
  readonly value: Level;
  readonly name: string;
  /** What it means for people, in words. */
  readonly people: string;
  /** What it means for workloads, in words. */
  readonly workloads: string;
}

/** The levels in order; index = value. People's rows: NIST SP 800-63B-4 sections 2 and 3; workloads' rows: our own. */
export const levels = [
  { value: 0, name: 'NONE', people: 'nobody proves anything', workloads: 'public access' },
  { value: 1, name: 'SINGLE_FACTOR', people: 'one factor', workloads: 'a long-lived shared secret' },
  {
    value: 2,
    name: 'RESTRICTED_MFA',
    people: 'two factors, one over the telephone network or approve-only',
    workloads: 'federated trust with a wildcard or pull-request subject',
  },
  {
    value: 3,
    name: 'MFA',
    people: 'two factors',
    workloads: 'a certificate, or federated trust for one exact subject',
  },
  {
    value: 4,
    name: 'PHISHING_RESISTANT',
    people: 'phishing-resistant authenticator',
    workloads: 'a certificate declared non-exportable',
  },
  {
    value: 5,
    name: 'HARDWARE',
    people: 'attested, hardware-bound authenticator',
    workloads: 'a token bound to its sender',
  },
] as const satisfies readonly LevelEntry[];

/** The name of a level. */
export type LevelName = (typeof levels)[number]['name'];

/** How we know a link is there: seen, set by a policy, said by the operator, or taken for granted for want of data. */
export const bases = {
  OBSERVED: 'a registered method, a credential, an assignment was seen',
  CONFIGURED: 'a policy of the tenant says so',
  DECLARED: "the operator's configuration says so",
  ASSUMED: 'not collected: the pessimistic value of a written table',
} as const;

/** One of the four bases. */
export type Basis = keyof typeof bases;

/** The level with this value. Throws RangeError for a number off the scale: a bug, never bad input. */
export function levelOf(value: number): (typeof levels)[number] {
  const level = levels[value];
  if (level === undefined) throw new RangeError(`no assurance level ${value}`);
  return level;
}

/** The value of a level's name, or undefined where there is no such name. */
export function levelNamed(name: string): Level | undefined {
  return levels.find((level) => level.name === name)?.value;
}
