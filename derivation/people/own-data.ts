/** A person's own mail and files: a place of their own, where something leads to them and to nothing else of the person. */
import { type Assessment, type AudienceName, audiences, evidenceOf, type WayIn } from '#assurance';
import { atAudience, type StoreName, storeId } from '#catalogue';
import type { LinkRecord, NodeRecord } from '../records.ts';
import type { DerivedPerson, Person } from './derive-person.ts';
import { wayInLink } from './way-in-link.ts';
import { wayInPhrase } from './way-in-phrase.ts';

/** Where each store is signed in to. */
const audienceOfStore = { mailboxes: 'exchange', sites: 'sharepoint' } as const satisfies Record<
  StoreName,
  AudienceName
>;

/** The place of a person's own data in a store, and what leads there. */
export interface OwnData {
  readonly store: StoreName;
  readonly node: NodeRecord;
  readonly links: readonly LinkRecord[];
}

/** The node of a person's own data in a store: beside the node that holds something there, where there is one. */
export function ownDataId(id: string, store: StoreName, isHeldThere: boolean): string {
  const at = atAudience(id, audienceOfStore[store]);
  return isHeldThere ? `${at}-data` : at;
}

/** Whether a person whose audiences differ holds something where a store is signed in to. */
export function holdsAtStore(differs: boolean, held: readonly AudienceName[], store: StoreName): boolean {
  return differs && held.includes(audienceOfStore[store]);
}

/**
 * The person at the store's audience. Nothing leads on from there: where the person holds something at that audience, the place is
 * beside the node that holds it, since whoever reads somebody's mail has not signed in as them.
 */
export function ownData(
  person: Person,
  assessment: Assessment,
  { differs, waysIn }: DerivedPerson,
  held: readonly AudienceName[],
  store: StoreName,
): OwnData {
  const { id } = person.facts.user;
  const audience = audienceOfStore[store];
  const isHeldThere = holdsAtStore(differs, held, store);
  const at = atAudience(id, audience);
  const place = ownDataId(id, store, isHeldThere);
  const node: NodeRecord = {
    kind: 'SignedIn',
    id: place,
    name: `${person.name} (${audiences[audience].name}, own data)`,
    details: { user: id, audience, ownData: true, ...(person.isBreakGlass ? { breakGlass: true } : {}) },
  };
  const own = { kind: 'READS_DATA', to: place, gate: 0, rule: 'own-data', basis: 'OBSERVED', evidence: [id] } as const;
  const from = isHeldThere ? at : id;
  const ways = isHeldThere ? [] : lowerWays(assessment.audiences.get(audience)?.waysIn ?? [], waysIn, differs);
  return {
    store,
    node,
    links: [
      { ...own, from },
      { ...own, kind: 'INCLUDES', from: storeId(store) },
      ...ways.map((way) => wayInLink(way, place, evidenceOf(person.facts, way), wayInPhrase(way))),
    ],
  };
}

/**
 * The ways into an audience that ask for less than what leads to the whole person by the same kind and entry. By a legacy protocol
 * nothing is read: it sends.
 */
function lowerWays(here: readonly WayIn[], whole: readonly WayIn[], differs: boolean): WayIn[] {
  const toPerson = whole.filter((way) => !differs || way.audience === undefined);
  const knownOf = ({ levelKnown }: WayIn) => levelKnown ?? Number.POSITIVE_INFINITY;
  const isAsLow = (way: WayIn) => (one: WayIn) =>
    one.kind === way.kind && one.entry === way.entry && one.level <= way.level && !(knownOf(one) > knownOf(way));
  return here.filter((way) => way.kind !== 'SIGNS_IN_LEGACY' && !toPerson.some(isAsLow(way)));
}
