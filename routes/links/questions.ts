/** What each open question decides: the pairs that rest on it, those that its answer closes, those that it confirms. */
import { levelCounts } from './level-counts.ts';
import { isAssumed } from './link-table.ts';
import { levelsOf, type MeasureAsked, parts } from './measured.ts';
import { ResourceSets } from './resource-sets.ts';

/** One open question, in pairs of an identity and a resource. */
export interface QuestionMeasure {
  /** The key of the assumption. */
  readonly key: string;
  /** Assumed pairs of which an open way crosses a link that rests on it. */
  readonly touches: number;
  /** Pairs that are no longer open when it alone is answered well. */
  readonly closes: number;
  /** Pairs that become seen when it alone is confirmed. */
  readonly confirms: number;
  /** Pairs that are no longer open when it and all those before it in the list are answered well. */
  readonly closesWithThose: number;
}

/**
 * Measures every question on which a pair rests: those that somebody can answer before those that nobody can, and of each those that touch most pairs
 * first. Pairs are judged as `measure` does.
 */
export function measureQuestions(
  asked: MeasureAsked,
  isAnswerable: (key: string) => boolean = () => true,
): QuestionMeasure[] {
  const { table } = asked;
  const { gates, gatesKnown } = table.links;
  const keys = keysDeciding(asked);
  const open = openPairs(asked, gates);
  const seen = openPairs(asked, gatesKnown);
  const seenBy = seenAtEachLevel(asked);
  const measured = keys.map((key) => {
    const has = restsOn(asked, (named) => named.includes(key));
    const alone = restsOn(asked, (named) => named.every((one) => one === key));
    return {
      key,
      touches: touchedPairs(seenBy, gates, has),
      closes: open - openPairs(asked, mixed(asked, has, gatesKnown, gates)),
      confirms: openPairs(asked, mixed(asked, alone, gates, gatesKnown)) - seen,
    };
  });
  const ranked = measured
    .filter(({ touches }) => touches > 0)
    .sort(
      (a, b) =>
        Number(isAnswerable(b.key)) - Number(isAnswerable(a.key)) ||
        b.touches - a.touches ||
        b.closes - a.closes ||
        (a.key < b.key ? -1 : 1),
    );
  return ranked.map((one, at) => {
    const before = new Set(ranked.slice(0, at + 1).map(({ key }) => key));
    const has = restsOn(asked, (named) => named.some((key) => before.has(key)));
    return { ...one, closesWithThose: open - openPairs(asked, mixed(asked, has, gatesKnown, gates)) };
  });
}

/** The keys of the assumptions that decide some link. */
function keysDeciding({ table }: MeasureAsked): string[] {
  const { links, assumptionSets } = table;
  const sets = new Set<number>();
  for (let link = 0; link < links.count; link++)
    if (isAssumed(table, link)) sets.add(links.assumptions[link] as number);
  return [...new Set([...sets].flatMap((set) => assumptionSets.keysOf(set)))].sort();
}

/** Whether an assumption decides a link, and the assumptions that it names fit. */
function restsOn({ table }: MeasureAsked, fits: (keys: readonly string[]) => boolean): (link: number) => boolean {
  const { links, assumptionSets } = table;
  const known = new Map<number, boolean>();
  return (link) => {
    if (!isAssumed(table, link)) return false;
    const set = links.assumptions[link] as number;
    const before = known.get(set);
    if (before !== undefined) return before;
    const keys = assumptionSets.keysOf(set);
    const fitting = keys.length > 0 && fits(keys);
    known.set(set, fitting);
    return fitting;
  };
}

/** A column of gates: one where a link is chosen, the other elsewhere. */
function mixed(
  { table }: MeasureAsked,
  isChosen: (link: number) => boolean,
  chosen: Uint8Array,
  other: Uint8Array,
): Uint8Array {
  const gates = other.slice();
  for (let link = 0; link < table.links.count; link++) if (isChosen(link)) gates[link] = chosen[link] as number;
  return gates;
}

/** How many pairs are open over a column of gates. */
function openPairs(asked: MeasureAsked, gates: Uint8Array): number {
  let pairs = 0;
  for (const part of parts(asked)) {
    const sets = new ResourceSets(part.resources.length);
    for (const [level, at] of levelsOf(part)) {
      const { identities } = levelCounts(part, { sets, gates, level });
      for (const resource of at) pairs += identities[resource] as number;
    }
  }
  return pairs;
}

/** What identities are seen to reach below one level, in one part of the resources. */
interface SeenBelow {
  readonly part: MeasureAsked;
  readonly sets: ResourceSets;
  readonly level: number;
  /** The set of the resources that require just more than the level. */
  readonly here: number;
  /** The set that each identity is seen to reach. */
  readonly reached: Int32Array;
}

function seenAtEachLevel(asked: MeasureAsked): SeenBelow[] {
  const gates = asked.table.links.gatesKnown;
  return [...parts(asked)].flatMap((part) => {
    const sets = new ResourceSets(part.resources.length);
    return [...levelsOf(part)].map(([level, at]) => {
      const here = at.reduce((all, resource) => sets.union(all, sets.of(resource)), sets.empty);
      return { part, sets, level, here, reached: levelCounts(part, { sets, gates, level }).reached };
    });
  });
}

/** How many pairs that are not seen have an open way by a marked link. */
function touchedPairs(seenBy: readonly SeenBelow[], gates: Uint8Array, isMarked: (link: number) => boolean): number {
  let pairs = 0;
  for (const { part, sets, level, here, reached } of seenBy) {
    const { byMarked } = levelCounts(part, { sets, gates, level, isMarked });
    const sizes = new Map<string, number>();
    for (const [identity, set] of byMarked.entries()) {
      const pair = `${set} ${reached[identity]}`;
      const size = sizes.get(pair) ?? sets.sizeWithout(sets.intersection(set, here), reached[identity] as number);
      sizes.set(pair, size);
      pairs += size;
    }
  }
  return pairs;
}
