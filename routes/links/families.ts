/** Open ways to one resource by their last power: the last entitlement on the way, else the last link that controls. */
import { linkKinds } from '#catalogue';
import { levelCounts } from './level-counts.ts';
import { closed, linkKindNames, nodeKindNames } from './link-table.ts';
import type { BothWays } from './open-to.ts';
import { ResourceSets } from './resource-sets.ts';
import { placesOf } from './ways-in.ts';

/** A family of open ways. */
export interface Family {
  /**
   * The place of the last power: an entitlement, the tenant, the node that the last controlling link leaves, or the
   * resource itself where a way in leads to it without any.
   */
  readonly power: number;
  /** Places in `ways.identities` of those with an open way by it; one may stand in several families. */
  readonly seen: readonly number[];
  readonly assumed: readonly number[];
  /** Kinds of link by which the power leads on, as names. */
  readonly kinds: readonly string[];
}

/** What is asked: the resource, and the tenant, control of which is one family. */
export interface FamiliesAsked extends BothWays {
  readonly resource: number;
  readonly tenant: number | undefined;
}

const entitlement = nodeKindNames.indexOf('Entitlement');
const controls: ReadonlySet<number> = new Set(
  linkKindNames.flatMap((name, at) => (linkKinds[name].role === 'control' ? [at] : [])),
);

/** The families of a resource: most seen identities first, then most assumed ones; control of the tenant last where another is seen. */
export function familiesOf(asked: FamiliesAsked): Family[] {
  const { gates, gatesKnown } = asked.table.links;
  const all = identitiesByPower(asked, gates);
  const known = identitiesByPower(asked, gatesKnown);
  const families = [...all].map(([power, { kinds, identities }]): Family => {
    const seen = known.get(power)?.identities ?? [];
    const isSeen = new Set(seen);
    const assumed = identities.filter((identity) => !isSeen.has(identity));
    return { power, seen, assumed, kinds: [...kinds].sort() };
  });
  const isControl = ({ power }: Family) => power === asked.tenant && power !== asked.resource;
  const isAnotherSeen = families.some((one) => !isControl(one) && one.seen.length > 0);
  const isLast = (one: Family) => Number(isAnotherSeen && isControl(one));
  return families.sort(
    (a, b) =>
      isLast(a) - isLast(b) ||
      b.seen.length - a.seen.length ||
      b.assumed.length - a.assumed.length ||
      a.power - b.power,
  );
}

interface Power {
  readonly kinds: ReadonlySet<string>;
  readonly identities: readonly number[];
}

/** For each last power over a column of gates the identities with an open way by it. */
function identitiesByPower(asked: FamiliesAsked, gates: Uint8Array): Map<number, Power> {
  const { table, ways, resource } = asked;
  const level = (table.nodes.required[resource] as number) - 1;
  const byEntitlement = walkBack(asked, gates, level, false);
  const byControl = walkBack(asked, gates, level, true);
  const found = new Map<number, Power>();
  const add = (powers: ReadonlyMap<number, ReadonlySet<string>>, over: Uint8Array) => {
    for (const [power, identities] of identitiesTo(asked, [...powers.keys()], over, level))
      found.set(power, { kinds: powers.get(power) as ReadonlySet<string>, identities });
  };
  add(byEntitlement.powers, gates);
  add(byControl.powers, withoutEntitlements(asked, gates));
  const direct = [...ways.ends.entries()].filter(
    ([way, end]) => (gates[ways.links[way] as number] as number) <= level && byControl.met.has(end),
  );
  const identities = [...new Set(direct.map(([way]) => ways.identityOf[way] as number))];
  if (identities.length > 0) found.set(resource, { kinds: new Set(), identities });
  return found;
}

/**
 * Walks backwards from the resource and stops at each entitlement and at the tenant, which are the powers; or, where
 * controlling links are asked for, at those, whose beginnings are the powers then. `met`: what was walked through.
 */
function walkBack(
  { table, incoming, ways, resource, tenant }: FamiliesAsked,
  gates: Uint8Array,
  level: number,
  byControl: boolean,
) {
  const powers = new Map<number, Set<string>>();
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
        const kinds = powers.get(from) ?? new Set<string>();
        powers.set(from, kinds.add(linkKindNames[kind] ?? 'INCLUDES'));
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
