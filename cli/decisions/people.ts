/** People who could be let in by security keys alone, with the ways in that this would close. */
import type { Row } from '#changes';
import type { FactsFolder } from '#facts';
import { linkKindNames, nodeKindNames, type Person, strengthenPerson } from '#links';
import { type Candidate, type MeasurableLinks, type Removal, scored } from '#routes';
import type { Spared } from './candidates.ts';

/** Ways in that keys close: the desk stays a question, a session and a flow are cured otherwise. */
const closedByKeys: ReadonlySet<string> = new Set(['SIGNS_IN', 'RECOVERS', 'ENROLS_METHOD', 'ENROLS_DEVICE']);

/** Collections that tell how people sign in; without the first nobody is proposed. */
export const reports = ['graph/user-registration-details', 'graph/user-authentication-methods'] as const;

/** The fixes of people, the best first; what closes nothing is left out. Throws FactsError. */
export async function peopleCandidates(
  folder: FactsFolder,
  links: MeasurableLinks,
  { breakGlass }: Spared,
): Promise<Candidate[]> {
  return scored(links.asked, await peopleRemovals(folder, links, breakGlass));
}

/** A fix for each person with a way in of their own, but for those spared. Throws FactsError. */
export async function peopleRemovals(
  folder: FactsFolder,
  links: MeasurableLinks,
  spared: ReadonlySet<string>,
): Promise<Removal[]> {
  const ways = waysOfPeople(links);
  const [registrations, methods] = [
    await rowsBy(folder, reports[0], 'id', ways),
    await rowsBy(folder, reports[1], 'userId', ways),
  ];
  return [...ways].flatMap(([id, places]) => {
    const [registration] = registrations?.get(id) ?? [];
    if (registration === undefined || spared.has(id)) return [];
    const person = personOf(id, registration, methods && (methods.get(id) ?? []));
    return [{ fix: strengthenPerson(person), places }];
  });
}

/** A person by the row of the registration report and the registered methods; undefined where they were not collected. */
export function personOf(id: string, registration: Row, methods: readonly Row[] | undefined): Person {
  const name = String(registration.userDisplayName ?? registration.userPrincipalName ?? id);
  return { id, name, methods, registration };
}

/** For each person the places of the ways in that keys would close. */
function waysOfPeople({ asked: { table, ways }, ids }: MeasurableLinks): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const [way, link] of ways.links.entries()) {
    const node = ways.identities[ways.identityOf[way] as number] as number;
    const kind = linkKindNames[table.links.kinds[link] as number] ?? '';
    if (nodeKindNames[table.nodes.kinds[node] as number] !== 'User' || !closedByKeys.has(kind)) continue;
    const id = ids[node] as string;
    found.set(id, [...(found.get(id) ?? []), link]);
  }
  return found;
}

/** Rows of some people by a field; undefined where the collection is not there. */
async function rowsBy(
  folder: FactsFolder,
  collection: (typeof reports)[number],
  field: string,
  people: ReadonlyMap<string, unknown>,
): Promise<Map<string, Row[]> | undefined> {
  if (folder.manifest.collections[collection]?.status !== 'COMPLETE') return undefined;
  const found = new Map<string, Row[]>();
  for await (const line of folder.lines(collection)) {
    const row = 'value' in line ? (line.value as Row | null) : null;
    const id = String(row?.[field] ?? '').toLowerCase();
    if (row !== null && people.has(id)) found.set(id, [...(found.get(id) ?? []), row]);
  }
  return found;
}
