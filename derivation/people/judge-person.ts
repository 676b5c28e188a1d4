/** What an assessed person comes to at some audiences: ways in, whether the audiences differ, what an ability over them leaves. */
import {
  type Assessment,
  type AudienceName,
  type HandedOver,
  leftToDefeat,
  leftWithAnyMethod,
  leftWithout,
  lessThan,
  type WayIn,
  waysInto,
} from '#assurance';
import type { Level } from '#catalogue';
import type { LeftOver, Remainder } from '../resets/gate-after.ts';

/** Where ways in are judged for people who hold nothing anywhere: what they reach needs a directory token at least. */
const anywhere: AudienceName = 'graph';

/** The judgement. */
export interface PersonJudgement {
  /** The audiences that it is about. */
  readonly places: readonly AudienceName[];
  readonly waysIn: readonly WayIn[];
  /** True when the person needs a node for each audience. */
  readonly differs: boolean;
  readonly left: LeftOver;
}

/** People of equal signature share their assessment, and so their judgement at the same audiences. */
const judged = new WeakMap<Assessment, Map<string, PersonJudgement>>();

/** Judges a person at the audiences where they hold something; at the directory where they hold nothing. */
export function judgePerson(assessment: Assessment, held: readonly AudienceName[]): PersonJudgement {
  const places = held.length === 0 ? [anywhere] : held;
  const known = judged.get(assessment) ?? new Map<string, PersonJudgement>();
  judged.set(assessment, known);
  const key = places.join();
  const before = known.get(key);
  if (before !== undefined) return before;
  const { split, waysIn } = waysInto(assessment, places);
  const differs = split || remaindersDiffer(assessment, places);
  const judgement = { places, waysIn, differs, left: leftAt(assessment, places) };
  known.set(key, judgement);
  return judgement;
}

/** The lowest remainder, and the lowest that is known; what is assumed only where the two differ. */
function lowest(remainders: readonly (Remainder | undefined)[]): Remainder | undefined {
  const all = remainders.filter((one) => one !== undefined);
  const [first, ...others] = all;
  if (first === undefined) return undefined;
  const least = others.reduce((before, one) => (one.level < before.level ? one : before), first);
  const levels = all.flatMap(({ known }) => known ?? []);
  const known = levels.length === 0 ? undefined : (Math.min(...levels) as Level);
  return { level: least.level, known, assumptions: known === least.level ? [] : least.assumptions };
}

function leftAt(assessment: Assessment, places: readonly AudienceName[]): LeftOver {
  const { waysIn } = waysInto(assessment, places);
  const after = (...handed: readonly HandedOver[]) =>
    lowest(places.map((place) => leftToDefeat(assessment, place, handed)));
  // Whoever weakens what holds nobody back gains nothing.
  const easier = (than: typeof leftWithAnyMethod) =>
    lowest(places.map((place) => lessThan(than(assessment, place), leftWithout(assessment, place, new Set()))));
  const [password, methods] = [after('password'), after('methods')];
  return {
    signIn: lowest(
      waysIn
        .filter(({ kind }) => kind !== 'SIGNS_IN_LEGACY')
        .map(({ level, levelKnown: known, assumptions }) => ({ level, known, assumptions })),
    ),
    password,
    methods,
    account: lessThan(lessThan(after('password', 'methods'), password), methods),
    telephone: after('telephone'),
    mailbox: after('mailbox'),
    hardwareToken: after('hardwareToken'),
    pass: after('tap'),
    passkey: after('passkey'),
    qrCode: after('qrCode'),
    certificate: after('certificate'),
    anyCertificate: after('anyCertificate'),
    policies: easier((one, place) => leftWithout(one, place, 'all')),
    methodsPolicy: easier(leftWithAnyMethod),
  };
}

/** Both levels count: what is known of one audience says nothing of another. */
function remaindersDiffer(assessment: Assessment, places: readonly AudienceName[]): boolean {
  const levelsAt = (place: AudienceName) =>
    Object.values(leftAt(assessment, [place]))
      .map((one) => `${one?.level}/${one?.known}`)
      .join();
  return new Set(places.map(levelsAt)).size > 1;
}
