/** Splits what split users hold by audience: groups and entitlements that lead to several get a node for each. */
import { audienceNames } from '#assurance';
import { dropMovedHoldings, type Graph, moveControls, moveHoldings, shareScopes } from '#cypher';
import type { Tenant } from '../memory/tenant.ts';
import type { SnapshotWriter } from '../snapshot/writer.ts';
import { audienceOfAbility, audienceOfKind, usualAudience } from './audience-of.ts';
import type { Principals } from './principals.ts';

const batch = 10_000;

/** What is to be split. */
export interface SplitStage {
  readonly graph: Graph;
  readonly snapshot: string;
  readonly tenant: Tenant;
  readonly writer: SnapshotWriter;
  readonly principals: Principals;
  /** Users whose audiences differ. */
  readonly users: readonly string[];
}

/** Groups and entitlements that must be split with the users: those they hold that are of use at several audiences. */
export function splitHoldings(principals: Principals, users: readonly string[]): number[] {
  const places = users.flatMap((id) => principals.placeOf(id) ?? []);
  const own = new Set(places);
  return [...principals.heldBy(places)].filter(
    (place) => !own.has(place) && bitsIn(principals.audiences[place] as number) > 1,
  );
}

/** Writes the nodes by audience of what is held. To be called before links are derived. */
export async function writeSplitHoldings(
  { tenant, writer, principals }: SplitStage,
  held: readonly number[],
): Promise<void> {
  for (const place of held) {
    const id = principals.ids[place] as string;
    for (const audience of namesOf(principals.audiences[place] as number)) {
      const at = `${id}@${audience}`;
      tenant.nodes.set(at, 'SignedIn');
      writer.node({
        kind: 'SignedIn',
        id: at,
        name: principals.names[place] as string,
        details: { of: id, audience },
      });
      writer.link({
        kind: 'SIGNED_IN',
        from: id,
        to: at,
        gate: 0,
        rule: 'every-audience',
        basis: 'OBSERVED',
        evidence: [id],
      });
    }
    if (writer.isFull) await writer.flush();
  }
  await writer.flush();
}

/** Moves holdings and abilities to the nodes by audience. To be called after links were derived. */
export async function moveToAudiences(stage: SplitStage, held: readonly number[]): Promise<void> {
  const { graph, principals, users } = stage;
  const key = (id: string) => `${stage.snapshot}/${id}`;
  const split = [...users.flatMap((id) => principals.placeOf(id) ?? []), ...held];
  const isSplit = new Set(held);
  const moved: string[][] = [];
  const dropped: string[][] = [];
  for (const from of split) {
    const fromId = principals.ids[from] as string;
    for (const to of new Set(principals.holdings[from])) {
      const toId = principals.ids[to] as string;
      const shared = namesOf((principals.audiences[from] as number) & (principals.audiences[to] as number));
      for (const audience of shared) {
        const target = isSplit.has(to) ? `${toId}@${audience}` : toId;
        moved.push([key(fromId), key(toId), key(`${fromId}@${audience}`), key(target)]);
      }
      if (shared.length > 0) dropped.push([key(fromId), key(toId)]);
    }
  }
  for (const rows of slices(moved)) await graph.run(moveHoldings, { rows });
  for (const rows of slices(dropped)) await graph.run(dropMovedHoldings, { rows });
  const keys = split.map((place) => key(principals.ids[place] as string));
  const audienceOf = { byRule: { ...audienceOfAbility }, byKind: { ...audienceOfKind }, usual: usualAudience };
  for (const some of slices(keys)) await graph.run(moveControls, { keys: some, ...audienceOf });
}

/** Puts the users' nodes by audience into the administrative units of the users. */
export async function shareUnits({ graph, snapshot, tenant, users }: SplitStage): Promise<void> {
  const rows = users.flatMap((id) =>
    (tenant.signedIn.get(id) ?? []).map((at) => [`${snapshot}/${id}`, `${snapshot}/${at}`]),
  );
  for (const some of slices(rows)) await graph.run(shareScopes, { rows: some });
}

function namesOf(bits: number) {
  return audienceNames.filter((_, bit) => (bits & (1 << bit)) !== 0);
}

function bitsIn(bits: number): number {
  return namesOf(bits).length;
}

function* slices<T>(rows: readonly T[]): Generator<T[]> {
  for (let from = 0; from < rows.length; from += batch) yield rows.slice(from, from + batch);
}
