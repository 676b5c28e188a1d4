/** Open ways to one resource by their last power: the last entitlement on the way, else the last link that controls. */
import { linkKinds, type PopulationOf } from '#catalogue';
import { levelCounts } from './level-counts.ts';
import { closed, linkKindNames, nodeKindNames } from './link-table.ts';
import type { BothWays } from './open-to.ts';
import { ResourceSets } from './resource-sets.ts';
import { placesOf } from './ways-in.ts';

/** A family of open ways. */
export interface Family {
  /**
   * The places of its last powers: an entitlement, the tenant, the node that the last controlling link leaves, or the
   * resource itself where a way in leads to it without any. One, but of the family that repeats.
   */
  readonly powers: readonly number[];
  /** Places in `ways.identities` of those with an open way by it; one may stand in several families. */
  readonly seen: readonly number[];
  readonly assumed: readonly number[];
  /** Kinds of link by which the powers lead on, as names. */
  readonly kinds: readonly string[];
  /** Whether it says at this resource what it says at every other, so that it is told last. */
  readonly repeats: boolean;
}

/** What is asked: the resource, and the tenant, control of which is one family. */
export interface FamiliesAsked extends BothWays {
  readonly resource: number;
  readonly tenant: number | undefined;
  /** Places of the Populations that lead to everybody or to every workload alike, and so repeat at each. */
  readonly repeating: ReadonlySet<number>;
}

/** The Populations that repeat, by what they are of. */
export const repeatingPopulations: ReadonlySet<PopulationOf> = new Set<PopulationOf>([
  'tenant-control',
  'people-who-sign-in',
  'application-credentials',
  'service-principal-credentials',
]);

const entitlement = nodeKindNames.indexOf('Entitlement');
const controls: ReadonlySet<number> = new Set(
  linkKindNames.flatMap((name, at) => (linkKinds[name].role === 'control' ? [at] : [])),
);
const holding: ReadonlySet<number> = new Set(
  (['HOLDS', 'MEMBER_OF'] as const).map((kind) => linkKindNames.indexOf(kind)),
);

/**
 * The families of a resource: most seen identities first, then most assumed ones. Those that only repeat (control of the tenant, and powers that lead on by
 * a repeating Population alone, to people or to a workload that holds nothing) are one last family where another is seen.
 */
export function familiesOf(asked: FamiliesAsked): Family[] {
  const families = familiesByPower(asked);
  const others = families.filter(({ repeats }) => !repeats);
  const repeated = families.filter(({ repeats }) => repeats);
  if (repeated.length === 0 || !others.some(({ seen }) => seen.length > 0)) return families;
  return [...others, merged(repeated)];
}

/** The families, each of one last power, in their order. */
export function familiesByPower(asked: FamiliesAsked): Family[] {
  const { gates, gatesKnown } = asked.table.links;
  const all = identitiesByPower(asked, gates);
  const known = identitiesByPower(asked, gatesKnown);
  const isHolder = holdsSomething(asked);
  const families = [...all].map(([power, { kinds, identities, onlyRepeats }]): Family => {
    const seen = known.get(power)?.identities ?? [];
    const isSeen = new Set(seen);
    const assumed = identities.filter((identity) => !isSeen.has(identity));
    const isControl = power === asked.tenant && power !== asked.resource;
    return {
      powers: [power],
      seen,
      assumed,
      kinds: [...kinds].sort(),
      repeats: isControl || (onlyRepeats && !isHolder),
    };
  });
  return families.sort(
    (a, b) =>
      b.seen.length - a.seen.length ||
      b.assumed.length - a.assumed.length ||
      (a.powers[0] as number) - (b.powers[0] as number),
  );
}

/** Whether the resource holds something itself: what gives its credentials gives that too. */
function holdsSomething({ table, resource }: FamiliesAsked): boolean {
  const [from, to] = [table.offsets[resource] as number, table.offsets[resource + 1] as number];
  return table.links.kinds.subarray(from, to).some((kind) => holding.has(kind));
}

/** Some families as one, with each identity once. */
function merged(families: readonly Family[]): Family {
  const seen = new Set(families.flatMap((family) => family.seen));
  const assumed = new Set(families.flatMap((family) => family.assumed).filter((identity) => !seen.has(identity)));
  return {
    powers: families.flatMap(({ powers }) => powers),
    seen: [...seen],
    assumed: [...assumed],
    kinds: [...new Set(families.flatMap(({ kinds }) => kinds))].sort(),
    repeats: true,
  };
}

/** How a power leads on: by which kinds of link, and whether by repeating Populations only. */
interface LeadsOn {
  readonly kinds: Set<string>;
  onlyRepeats: boolean;
}

interface Power extends Readonly<LeadsOn> {
  readonly identities: readonly number[];
}

/** For each last power over a column of gates the identities with an open way by it. */
function identitiesByPower(asked: FamiliesAsked, gates: Uint8Array): Map<number, Power> {
  const { table, ways, resource } = asked;
  const level = (table.nodes.required[resource] as number) - 1;
  const byEntitlement = walkBack(asked, gates, level, false);
  const byControl = walkBack(asked, gates, level, true);
  const found = new Map<number, Power>();
  const add = (powers: ReadonlyMap<number, LeadsOn>, over: Uint8Array) => {
    for (const [power, identities] of identitiesTo(asked, [...powers.keys()], over, level))
      found.set(power, { ...(powers.get(power) as LeadsOn), identities });
  };
  add(byEntitlement.powers, gates);
  add(byControl.powers, withoutEntitlements(asked, gates));
  const direct = [...ways.ends.entries()].filter(
    ([way, end]) => (gates[ways.links[way] as number] as number) <= level && byControl.met.has(end),
  );
  const identities = [...new Set(direct.map(([way]) => ways.identityOf[way] as number))];
  if (identities.length > 0) found.set(resource, { kinds: new Set(), onlyRepeats: false, identities });
  return found;
}

/**
 * Walks backwards from the resource and stops at each entitlement and at the tenant, which are the powers; or, where
 * controlling links are asked for, at those, whose beginnings are the powers then. `met`: what was walked through.
 */
function walkBack(
  { table, incoming, ways, resource, tenant, repeating }: FamiliesAsked,
  gates: Uint8Array,
  level: number,
  byControl: boolean,
) {
  const powers = new Map<number, LeadsOn>();
  const open = [...placesOf(ways, resource)];
  const met = new Set(open);
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (let at = incoming.offsets[node] as number; at < (incoming.offsets[node + 1] as number); at++) {
      const link = incoming.links[at] as number;
      const from = incoming.sources[link] as number;
      if ((gates[link] as number) > level) continue;
      const kind = table.links.kinds[link] as number;
      const isEnd = table.nodes.kinds[from] === entitlement || (from === tenant && from !== resource);
      if (isEnd ? !byControl : byControl && controls.has(kind)) {
        const power = powers.get(from) ?? { kinds: new Set<string>(), onlyRepeats: true };
        power.kinds.add(linkKindNames[kind] ?? 'INCLUDES');
        if (!repeating.has(node)) power.onlyRepeats = false;
        powers.set(from, power);
      } else if (!isEnd && !met.has(from)) {
        met.add(from);
        open.push(from);
      }
    }
  }
  return { powers, met };
}

/** The gates with the links that leave entitlements and the tenant closed. */
function withoutEntitlements({ table, tenant }: FamiliesAsked, gates: Uint8Array): Uint8Array {
  const without = gates.slice();
  for (let node = 0; node < table.nodes.count; node++)
    if (table.nodes.kinds[node] === entitlement || node === tenant)
      without.fill(closed, table.offsets[node], table.offsets[node + 1]);
  return without;
}

/** For each of some nodes the identities with an open way to it, as places in `ways.identities`. */
function identitiesTo({ table, ways }: BothWays, powers: readonly number[], gates: Uint8Array, level: number) {
  const found = new Map<number, number[]>();
  if (powers.length === 0) return found;
  const sets = new ResourceSets(powers.length);
  const required = new Uint8Array(table.nodes.count);
  for (const power of powers) required[power] = level + 1;
  const asked = {
    table: { ...table, nodes: { ...table.nodes, required } },
    ways: { ...ways, byAudience: new Map() },
    resources: powers,
    tenant: undefined,
  };
  for (const [identity, set] of levelCounts(asked, { sets, gates, level }).reached.entries())
    sets.forEach(set, (at) => {
      const power = powers[at] as number;
      const identities = found.get(power);
      if (identities === undefined) found.set(power, [identity]);
      else identities.push(identity);
    });
  return found;
}
