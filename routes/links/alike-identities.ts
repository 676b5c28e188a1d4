/** Identities with open ways to a resource that are alike: one row tells them all. */
import { type FamiliesAsked, familiesByPower } from './families.ts';
import { type OpenIdentity, openIdentitiesTo } from './open-to.ts';

/**
 * The identities with open ways to a resource, those in one list that are of one kind, with the same ways in, at the same barrier, by the same last powers.
 * Seen first, lowest barrier first, most alike first.
 */
export function alikeIdentities(asked: FamiliesAsked): OpenIdentity[][] {
  const powers = powersOf(asked);
  const alike = new Map<string, OpenIdentity[]>();
  for (const one of openIdentitiesTo(asked, asked.resource)) {
    const { table, ways } = asked;
    const kind = table.nodes.kinds[ways.identities[one.identity] as number];
    const key = [kind, one.seen, one.barrier, waysOf(asked, one), powers.get(one.identity)].join('|');
    const known = alike.get(key);
    if (known === undefined) alike.set(key, [one]);
    else known.push(one);
  }
  return [...alike.values()].sort((one, other) => rank(one[0]) - rank(other[0]) || other.length - one.length);
}

/** The last powers by which each identity gets there. */
function powersOf(asked: FamiliesAsked): Map<number, number[]> {
  const powers = new Map<number, number[]>();
  for (const [at, { seen, assumed }] of familiesByPower(asked).entries())
    for (const identity of [...seen, ...assumed]) powers.set(identity, [...(powers.get(identity) ?? []), at]);
  return powers;
}

/** The ways in of an identity, as what makes two alike: the entry, the kind and both gates. */
function waysOf({ table: { links }, incoming, ways }: FamiliesAsked, one: OpenIdentity): string[] {
  const told = one.ways.map((way) => {
    const link = ways.links[way] as number;
    return `${incoming.sources[link]} ${links.kinds[link]} ${links.gates[link]} ${links.gatesKnown[link]}`;
  });
  return told.sort();
}

function rank(one: OpenIdentity | undefined): number {
  return one === undefined ? 0 : (one.seen ? 0 : 10) + one.barrier;
}
