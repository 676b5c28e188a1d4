/** Which single failure would open a protected resource: a person or workload, a kind of authenticator, or a setting that gates rest on. */
import { type Graph, guardedLinks, nodes as nodesQuery } from '#cypher';
import { identitiesThatOpen, opensWithout } from '#links';
import { type SnapshotAsked, type SnapshotLinks, snapshotLinks } from '../search/snapshot-links.ts';

/** Something that would open the resource if it failed alone. */
export interface SingleFailure {
  readonly kind: 'identity' | 'authenticator' | 'setting';
  /** The identity's id, the kind of authenticator, or the row that gates rest on: `<collection>:<row>`. */
  readonly id: string;
  readonly name: string;
  /** What holds it today: the lowest gate that would fall. */
  readonly heldAt: number;
  /** How many links would ask for nothing. */
  readonly links: number;
}

/** What failures of a resource are. */
export interface SingleFailures {
  readonly needs: number;
  /** Whether somebody gets there as it is: then there is no failure to look for. */
  readonly isOpen: boolean;
  /** What is held at the lowest level first; of these what more links rest on. */
  readonly failures: readonly SingleFailure[];
}

/** Ranks them; undefined where the resource is not sensitive. Throws GraphError. */
export async function singleFailures(
  graph: Graph,
  asked: SnapshotAsked,
  resource: string,
): Promise<SingleFailures | undefined> {
  const links = await snapshotLinks(graph, asked);
  const place = links.placeOf(resource);
  const needs = place === undefined ? 0 : (links.table.nodes.required[place] as number);
  if (place === undefined || needs === 0) return undefined;
  if (opensWithout(links, place, { links: [] })) return { needs, isOpen: true, failures: [] };
  const failures = [
    ...(await failingIdentities(graph, asked.snapshot, links, place)),
    ...(await failingSettings(graph, asked.snapshot, links, place)),
  ];
  failures.sort((one, other) => one.heldAt - other.heldAt || other.links - one.links);
  return { needs, isOpen: false, failures };
}

async function failingIdentities(
  graph: Graph,
  snapshot: string,
  links: SnapshotLinks,
  resource: number,
): Promise<SingleFailure[]> {
  const { ways, ids } = links;
  const found = identitiesThatOpen(links, resource);
  const idOf = (identity: number) => ids[ways.identities[identity] as number] as string;
  const rows = await graph.many(nodesQuery, { keys: found.map(({ identity }) => `${snapshot}/${idOf(identity)}`) });
  const names = new Map(rows.map(({ node }) => [node.id, node.name]));
  const waysOf = new Map<number, number>();
  for (const identity of ways.identityOf) waysOf.set(identity, (waysOf.get(identity) ?? 0) + 1);
  return found.map(({ identity, heldAt }) => {
    const id = idOf(identity);
    return { kind: 'identity', id, name: names.get(id) ?? id, heldAt, links: waysOf.get(identity) ?? 0 };
  });
}

async function failingSettings(
  graph: Graph,
  snapshot: string,
  links: SnapshotLinks,
  resource: number,
): Promise<SingleFailure[]> {
  const { table } = links;
  const placeOf = new Map([...(table.links.numbers ?? [])].map((number, place) => [number, place]));
  const resting = { authenticator: new Map<string, number[]>(), setting: new Map<string, number[]>() };
  for await (const { number, authenticators, evidence } of graph.stream(guardedLinks, { snapshot })) {
    const place = placeOf.get(number);
    if (place === undefined) continue;
    for (const name of new Set(authenticators)) note(resting.authenticator, name, place);
    for (const row of new Set(evidence.filter(isRow))) note(resting.setting, row, place);
  }
  return (['authenticator', 'setting'] as const).flatMap((kind) =>
    [...resting[kind]].flatMap(([id, places]): SingleFailure[] => {
      // What guards one node alone fails with the identity that is behind it.
      if (new Set(places.map((place) => table.links.targets[place])).size < 2) return [];
      if (!opensWithout(links, resource, { links: places })) return [];
      const heldAt = Math.min(...places.map((place) => table.links.gates[place] as number));
      return [{ kind, id, name: id, heldAt, links: places.length }];
    }),
  );
}

function note(resting: Map<string, number[]>, what: string, place: number): void {
  const known = resting.get(what);
  if (known === undefined) resting.set(what, [place]);
  else known.push(place);
}

function isRow(evidence: string): boolean {
  return /^(graph|arm)\//.test(evidence);
}
