/** What no smaller set of changes can do for one resource: a lower bound, among the kinds of fix that are proposed. */
import { parseAtAudience, parseDeniedCopyId } from '#catalogue';
import { fewestChanges, fixesOf, jointRules, linkKindNames, nodeKindNames } from '#links';
import type { MeasurableLinks } from '#routes';

/** Two bounds; null where no set of such changes closes every way. */
export interface Bounds {
  /** Of changes of any kind: one setting may do for all people at once. */
  readonly bound: number | null;
  /** Of changes of single objects, with settings and policies as they are. */
  readonly boundOfObjects: number | null;
}

/** The bounds for the one resource that is measured. */
export function boundsOf(links: MeasurableLinks): Bounds {
  const changesOf = changesOfLinks(links);
  const among = (settings: boolean) => fewestChanges(links.asked, (link) => changesOf(link, settings)) ?? null;
  return { bound: among(true), boundOfObjects: among(false) };
}

/** Links that settings may close beside those into people. */
const bySettings: ReadonlySet<string | undefined> = new Set(['CONSENTS', 'FORGES_TOKEN', 'WEAKENS_POLICY']);
/** Links into a person that follow from no judgement of the person. */
const asTheyAre: ReadonlySet<string | undefined> = new Set(['SIGNED_IN', 'MEMBER_OF', 'HOLDS']);

type ChangesOf = (link: number, settings: boolean) => readonly number[] | undefined;

/** The changes that may take a link away; undefined where that follows from more than can be told. */
function changesOfLinks(links: MeasurableLinks): ChangesOf {
  const { table } = links.asked;
  const numbers = new Map<string, number>();
  const numberOf = (key: string) => {
    const known = numbers.get(key) ?? numbers.size;
    numbers.set(key, known);
    return known;
  };
  const setting = numberOf('a setting');
  const { byLink, byHolder, ofEverybody } = changesOfRows(links, numberOf);
  const unsure = unsureLinks(links);
  return (link, settings) => {
    if (unsure.has(link)) return undefined;
    const kind = linkKindNames[table.links.kinds[link] as number];
    const person = asTheyAre.has(kind) ? undefined : personAt(links, table.links.targets[link] as number);
    const own = byLink.get(link) ?? [];
    const isSet = settings && (person !== undefined || bySettings.has(kind));
    const judged = person === undefined ? [] : [numberOf(person), ...(byHolder.get(person) ?? []), ...ofEverybody];
    return [...own, ...judged, ...(isSet ? [setting] : [])];
  };
}

/** The changes of rows: by the link, by who holds what goes, and those by which groups of people are judged otherwise. */
function changesOfRows({ fixable, judgedBy }: MeasurableLinks, numberOf: (key: string) => number) {
  const byLink = new Map<number, number[]>();
  const byHolder = new Map<string, number[]>();
  const ofEverybody: number[] = [];
  const add = <Key>(to: Map<Key, number[]>, key: Key, changes: readonly number[]) =>
    void to.set(key, [...(to.get(key) ?? []), ...changes]);
  for (const link of fixable) {
    const changes = fixesOf(link).map(({ change }) => numberOf(JSON.stringify(change.steps)));
    add(byLink, link.place, changes);
    add(byHolder, wholeOf(link.from.id), changes);
    if (link.from.kind === 'Group' && judgedBy.includes(wholeOf(link.to.id))) ofEverybody.push(...changes);
  }
  return { byLink, byHolder, ofEverybody };
}

/**
 * Links that several holdings give together, that wait for an approval, that clients have by what others hold, or that stand in for what a
 * deny assignment takes away: far changes may take them away.
 */
function unsureLinks({ links, judging, asked: { table }, placeOf, ids }: MeasurableLinks): ReadonlySet<number> {
  const joint = new Set<string>(jointRules);
  const found = new Set(links.filter(({ rule }) => joint.has(rule)).map(({ place }) => place));
  for (let node = 0; node < table.nodes.count; node++)
    for (let link = table.offsets[node] as number; link < (table.offsets[node + 1] as number); link++) {
      const ends = [ids[node] as string, ids[table.links.targets[link] as number] as string];
      if (linkKindNames[table.links.kinds[link] as number] === 'ACTS_FOR' || ends.some(isDeniedCopy)) found.add(link);
    }
  for (const { from, to } of judging?.waiting ?? []) {
    const [start, end] = [placeOf(from), placeOf(to)];
    if (start === undefined) continue;
    for (let link = table.offsets[start] as number; link < (table.offsets[start + 1] as number); link++)
      if (table.links.targets[link] === end) found.add(link);
  }
  return found;
}

/** The person whom a node is, or is a part of; undefined for anything else. */
function personAt({ asked: { table }, ids, placeOf }: MeasurableLinks, node: number): string | undefined {
  const whole = wholeOf(ids[node] as string);
  const place = placeOf(whole);
  return place !== undefined && nodeKindNames[table.nodes.kinds[place] as number] === 'User' ? whole : undefined;
}

function isDeniedCopy(id: string): boolean {
  return parseDeniedCopyId(id) !== undefined;
}

function wholeOf(id: string): string {
  return parseAtAudience(id)?.of ?? id;
}
