/** Which sets of authenticators are enough for a demand, the minimal ones only. */
import type { Level } from '#catalogue';
import type { AssumptionKey } from '../assumptions.ts';
import type { Demand } from '../policies/demands.ts';
import type { CompiledStrength } from '../policies/strengths.ts';
import { word } from '../policies/words.ts';
import { type Authenticator, authenticator } from './authenticator.ts';
import { levelOfSet } from './level.ts';
import type { BaseSet } from './means.ts';

/** A minimal set that is enough. */
export interface EnoughSet {
  readonly members: readonly Authenticator[];
  readonly level: Level;
}

/** The managed device: a possession to be had. */
export const managedDevice: Authenticator = authenticator('managedDevice');
/** What a third party's control asks for. */
export const customControl: Authenticator = authenticator('customControl', {
  assumed: true,
  assumptions: ['identity-provider'],
});

/** Whether a base set satisfies a strength. Keys whose AAGUID is not known are taken to be accepted. */
export function satisfies(base: BaseSet, strength: CompiledStrength): boolean {
  if (strength.acceptsAny || base.members.some((member) => member.anyStrength)) return true;
  if (!base.combinations.some((combination) => strength.allowed.has(combination))) return false;
  const { aaGuids } = strength;
  return (
    aaGuids === undefined || base.members.every((member) => member.aaGuid === undefined || aaGuids.has(member.aaGuid))
  );
}

/** Whether a combination that the strength allows, and of which every mode is known, is among the members. */
function surelyAccepts(strength: CompiledStrength, members: readonly Authenticator[]): boolean {
  if (strength.sure.size === strength.allowed.size || members.some((member) => member.anyStrength)) return true;
  const modes = new Set(members.map(({ mode }) => word(mode)));
  return [...strength.sure].some((combination) => combination.split(',').every((mode) => modes.has(mode)));
}

/** What is taken for granted when a strength accepts this set. */
export function assumedOf(strength: CompiledStrength, members: readonly Authenticator[]): readonly AssumptionKey[] {
  const keys: AssumptionKey[] = strength.known ? [] : ['strength-unknown'];
  if (!surelyAccepts(strength, members)) keys.push('combination-not-understood');
  const unknownKey = members.some((member) => member.mode === 'fido2' && member.aaGuid === undefined);
  const certificate = members.some((member) => member.mode?.startsWith('x509'));
  if ((strength.aaGuids !== undefined && unknownKey) || (strength.certificatesRestricted && certificate))
    keys.push('combination-configuration-unchecked');
  return keys;
}

function within(few: readonly Authenticator[], many: readonly Authenticator[]): boolean {
  return few.every((one) => many.some((other) => other.key === one.key));
}

/** What is known first, then what is held: the order in which people say it. */
function inOrder(members: readonly Authenticator[]): readonly Authenticator[] {
  return [...members].sort((a, b) => Number(b.holds === 'known') - Number(a.holds === 'known'));
}

/** The sets that contain no other of them, lowest level first, then smallest. */
export function minimalSets(sets: readonly (readonly Authenticator[])[]): readonly EnoughSet[] {
  const bySize = [...sets].sort((a, b) => a.length - b.length);
  const kept: (readonly Authenticator[])[] = [];
  for (const set of bySize) if (!kept.some((other) => within(other, set))) kept.push(set);
  return kept
    .map((members) => ({ members: inOrder(members), level: levelOfSet(members) }))
    .sort((a, b) => a.level - b.level || a.members.length - b.members.length);
}

/** The union of two sets, by key. */
export function union(one: readonly Authenticator[], other: readonly Authenticator[]): readonly Authenticator[] {
  return [...one, ...other.filter((member) => !one.some((own) => own.key === member.key))];
}

/** Every minimal set among the unions of base sets that satisfies the demand. */
export function setsFor(
  demand: Demand,
  bases: readonly BaseSet[],
  strengths: ReadonlyMap<string, CompiledStrength>,
): readonly EnoughSet[] {
  const tests = demand.strengths.map((id) => {
    const strength = strengths.get(id);
    return (base: BaseSet): boolean => (strength === undefined ? base.mfa : satisfies(base, strength));
  });
  if (demand.mfa) tests.push((base) => base.mfa);
  if (tests.length === 0) tests.push(() => true);
  let sets: readonly (readonly Authenticator[])[] = [[]];
  for (const test of tests) {
    const fitting = bases.filter(test);
    sets = minimalSets(sets.flatMap((set) => fitting.map((base) => union(set, base.members)))).map(
      (one) => one.members,
    );
  }
  const added = [...(demand.device ? [managedDevice] : []), ...(demand.custom ? [customControl] : [])];
  return minimalSets(sets.map((set) => union(set, added)));
}
