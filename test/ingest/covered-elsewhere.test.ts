/** What is missing at some scopes of Azure leaves undecided what lies there, what they lie under, and what somebody there gets to; nothing else. */
import { describe, expect, test } from '@jest/globals';
import { entryId, type NodeKind, openingCollections } from '#catalogue';
import { identityNodes, LinkTableBuilder, waysIn } from '#links';
import { coveredElsewhere } from '../../ingest/snapshot/covered-elsewhere.ts';

const [here, there] = ['/subscriptions/here', '/subscriptions/there'];
const nodes: Readonly<Record<string, readonly [kind: NodeKind, requires?: number]>> = {
  [entryId('sign-in')]: ['Entry'],
  tenant: ['Tenant', 4],
  management: ['ManagementGroup', 3],
  [here]: ['Subscription', 3],
  [`${here}/resourcegroups/g/vault`]: ['KeyVault', 3],
  [`${here}/resourcegroups/g/machine`]: ['VirtualMachine'],
  [there]: ['Subscription', 3],
  [`${there}/identity`]: ['UserAssignedIdentity'],
  [`${there}/attached`]: ['KeyVault', 3],
  [`${there}/reached`]: ['KeyVault', 3],
  [`${there}/held-back`]: ['KeyVault', 3],
  [`${there}/apart`]: ['KeyVault', 3],
  'principal-here': ['ManagedIdentity'],
  'principal-there': ['ManagedIdentity'],
};
const links: readonly (readonly [from: string, to: string, gate: 0 | 3])[] = [
  [`${here}/resourcegroups/g/machine`, 'principal-here', 0],
  ['principal-here', `${there}/reached`, 0],
  ['principal-here', `${there}/held-back`, 3],
  [`${there}/identity`, 'principal-there', 0],
  ['principal-there', `${there}/attached`, 0],
];
const ids = Object.keys(nodes);
const whole = Object.fromEntries(openingCollections('KeyVault').map((name) => [name, { status: 'COMPLETE' }]));

/** The resources that a collection still leaves open, where it is as the manifest says. */
function undecided(name: string, entry: { status: string; scopes?: readonly string[] }): string[] {
  const builder = new LinkTableBuilder();
  for (const [number, [kind, required]] of Object.values(nodes).entries())
    builder.node(number, { kind, required: (required ?? null) as 3 | null });
  for (const [from, to, gate] of links) builder.link(ids.indexOf(from), ids.indexOf(to), { gate, gateKnown: gate });
  const table = builder.build();
  const ways = waysIn(table, [0], identityNodes(ids.length, []));
  const places = new Map(ids.map((id, place) => [id, place]));
  const elsewhere = coveredElsewhere({ table, places, ways, collected: { ...whole, [name]: entry } });
  const sensitive = ids.filter((id) => nodes[id]?.[1] !== undefined);
  return sensitive.filter((id) => !elsewhere(places.get(id) as number).includes(name));
}
const everything = ids.filter((id) => nodes[id]?.[1] !== undefined);

describe('a collection that is missing at some scopes', () => {
  test('leaves open what lies there, above, and where somebody there gets to, identities that can be attached included', () => {
    for (const status of ['PARTIAL', 'FORBIDDEN'])
      expect(undecided('arm/role-assignments', { status, scopes: [here] })).toEqual([
        ...['management', here, `${here}/resourcegroups/g/vault`],
        ...[`${there}/attached`, `${there}/reached`],
      ]);
    expect(
      undecided('arm/role-assignments', { status: 'PARTIAL', scopes: [`${here}/resourcegroups/g/machine`] }),
    ).toEqual(['management', here, `${there}/attached`, `${there}/reached`]);
  });

  test('leaves everything open where the manifest tells no scope, one above subscriptions, or the rows tell more', () => {
    expect(undecided('arm/role-assignments', { status: 'PARTIAL' })).toEqual(everything);
    expect(undecided('arm/role-assignments', { status: 'PARTIAL', scopes: ['/'] })).toEqual(everything);
    expect(undecided('arm/resources', { status: 'PARTIAL', scopes: [here] })).toEqual(everything);
  });

  test('decoy: a subscription whose name begins alike is another', () => {
    expect(undecided('arm/role-assignments', { status: 'PARTIAL', scopes: ['/subscriptions/the'] })).not.toContain(
      there,
    );
  });
});
