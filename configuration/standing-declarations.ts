/** Which values of postern.yaml count by the day, and who declared each: past its end one is a question again. */
import type { Configuration } from './configuration.ts';

/** A declaration may end so many months ahead at the most: what nobody looks at again is no answer. */
const furthest = 12;

/** A value of postern.yaml as it stands. */
export interface StandingDeclaration {
  /** Its key, such as helpDesk.verification. */
  readonly key: string;
  readonly by: string | null;
  readonly evidence: string | null;
  /** The last day on which it counts; null: without an end. */
  readonly until: string | null;
  /** Whether that day is over: then it counts as not declared. */
  readonly isPast: boolean;
}

/** A configuration whose declarations are sound by the day: the schema's further rules. Messages stand beside the value at fault. */
export function checkDeclarations(
  configuration: Configuration,
  now: Date,
  fault: (path: readonly PropertyKey[], message: string) => void,
): void {
  const told = new Set<string>();
  for (const [at, { key, until }] of (configuration.declarations ?? []).entries()) {
    if (pathOf(configuration, key) === undefined)
      fault(['declarations', at, 'key'], `${key} has no value in this file`);
    if (told.has(key)) fault(['declarations', at, 'key'], `${key} is declared twice`);
    told.add(key);
    const last = lastDay(now);
    if (until !== undefined && until > last)
      fault(
        ['declarations', at, 'until'],
        `${dayOf(until)} is more than ${furthest} months ahead; ${dayOf(last)} is the last day there is`,
      );
  }
}

/** The configuration without the values whose declaration is past its end. */
export function inForce(configuration: Configuration, now: Date): Configuration {
  let left: Configuration = configuration;
  for (const { key, until } of configuration.declarations ?? []) {
    const path = isPast(until, now) ? pathOf(left, key) : undefined;
    if (path !== undefined) left = without(left, path) as Configuration;
  }
  return left;
}

/** Every value of a configuration that answers something, with what is declared about it: those with an end first. */
export function standingDeclarations(configuration: Configuration, now: Date): StandingDeclaration[] {
  const told = (configuration.declarations ?? []).map(({ key, by = null, evidence = null, until }) => ({
    ...{ key, by, evidence, until: until === undefined ? null : dayOf(until) },
    isPast: isPast(until, now),
  }));
  const isTold = (key: string) => told.some((one) => key === one.key || key.startsWith(`${one.key}.`));
  const rest = valueKeys(configuration)
    .filter((key) => !isTold(key))
    .map((key) => ({ key, by: null, evidence: null, until: null, isPast: false }));
  return [...told, ...rest];
}

/** Keys that hold values; maps of values are told one by one. */
function valueKeys({ declarations: _, ...configuration }: Configuration): string[] {
  return Object.entries(configuration).flatMap(([key, value]) => {
    if (key === 'identities' || Array.isArray(value) || typeof value !== 'object') return [key];
    return Object.entries(value).flatMap(([inner, held]) =>
      key === 'identityProviders'
        ? Object.keys(held as object).map((last) => `${key}.${inner}.${last}`)
        : [`${key}.${inner}`],
    );
  });
}

/** The keys that lead to a value, where the configuration has it. A domain's name has dots of its own. */
function pathOf(value: unknown, key: string): string[] | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  for (const [name, inner] of Object.entries(value)) {
    if (key === name) return [name];
    const rest = key.startsWith(`${name}.`) ? pathOf(inner, key.slice(name.length + 1)) : undefined;
    if (rest !== undefined) return [name, ...rest];
  }
  return undefined;
}

function without(value: object, [name = '', ...rest]: readonly string[]): object {
  const { [name]: inner, ...others } = value as Record<string, object>;
  return rest.length === 0 || inner === undefined ? others : { ...others, [name]: without(inner, rest) };
}

/** Whether the last moment of a day, ms, is over. */
function isPast(until: number | undefined, now: Date): boolean {
  return until !== undefined && now.getTime() > until;
}

/** The last moment, ms, of the furthest day on which a declaration may end. */
function lastDay(now: Date): number {
  return Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + furthest, now.getUTCDate() + 1) - 1;
}

/** The day of a moment, such as 2027-01-31. */
function dayOf(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}
