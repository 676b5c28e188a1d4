/** A synthetic table of 1.5 million links and 2,000 resources, for benchmarks of what is worked out in memory. */
import type { Level } from '#catalogue';
import { identityNodes, type LinkTable, LinkTableBuilder, type MeasureAsked, nodesWith, waysIn } from '#links';
import { type Random, random } from './random.ts';

const sizes = { users: 100_000, groups: 20_000, entitlements: 5_000, resources: 2_000, entries: 6 } as const;

/** The table with its ways in and its resources; the same for the same seed. */
export function syntheticLinks(seed: number): MeasureAsked {
  return askedOf(tableOf(random(seed)));
}

function askedOf(table: LinkTable): MeasureAsked {
  const entries = nodesWith(table, 'entry');
  const ways = waysIn(table, entries, identityNodes(table.nodes.count, []));
  return { table, ways, resources: nodesWith(table, 'sensitive'), tenant: sizes.entries };
}

/** Entries, the tenant, users, groups, entitlements, hubs of abilities over people, resources. */
function tableOf(pick: Random): LinkTable {
  const builder = new LinkTableBuilder();
  for (let entry = 0; entry < sizes.entries; entry++) builder.node(entry, { kind: 'Entry' });
  const tenant = builder.node(sizes.entries, { kind: 'Tenant', required: 4 });
  const all = (count: number, from: number, make: (place: number, at: number) => void) => {
    for (let at = 0; at < count; at++) make(builder.place(from + at), at);
    return from + count;
  };
  const users = sizes.entries + 1;
  const groups = all(sizes.users, users, (place) => builder.node(place, { kind: 'User' }));
  const entitlements = all(sizes.groups, groups, (place) => builder.node(place, { kind: 'Group' }));
  const resources = all(sizes.entitlements, entitlements, (place) => builder.node(place, { kind: 'Entitlement' }));
  const hubs = all(sizes.resources, resources, (place, at) =>
    builder.node(place, { kind: 'KeyVault', required: (at % 3 === 0 ? 4 : 3) as Level }),
  );
  drawPeople(builder, pick, { users, groups, hubs });
  drawPowers(builder, pick, { users, groups, entitlements, resources, hubs, tenant });
  return builder.build();
}

type Places = Readonly<Record<'users' | 'groups' | 'hubs', number>>;

/** Ways in at the levels 1 to 4, a third of them resting on questions; memberships; four abilities that reach people. */
function drawPeople(builder: LinkTableBuilder, pick: Random, { users, groups, hubs }: Places): void {
  const questions = [
    'help-desk',
    'mfa-state-not-collected',
    'methods-policy-not-collected',
    'self-service-reset-gates',
  ];
  for (let user = users; user < groups; user++) {
    for (let entry = 0; entry < sizes.entries; entry++) {
      const gate = (1 + pick(4)) as Level;
      const isOpen = pick(3) === 0;
      const gateKnown = isOpen ? (pick(2) === 0 ? null : (Math.min(5, gate + 1) as Level)) : gate;
      const assumptions = isOpen ? [questions[pick(questions.length)] as string] : [];
      builder.link(entry, user, { gate, gateKnown, assumptions });
    }
    for (let at = 0; at < 4; at++) moves(builder, user, groups + pick(sizes.groups));
    for (let hub = 0; hub < 4; hub++) builder.link(hubs + hub, user, { gate: 1, gateKnown: 1 });
  }
}

/** Nested groups, what they hold, what that reaches: mostly one resource, sometimes people, rarely the tenant. */
function drawPowers(
  builder: LinkTableBuilder,
  pick: Random,
  {
    groups,
    entitlements,
    resources,
    hubs,
    tenant,
  }: Places & Readonly<Record<'entitlements' | 'resources' | 'tenant', number>>,
): void {
  for (let group = groups; group < entitlements; group++) {
    if (pick(4) === 0) moves(builder, group, groups + pick(sizes.groups));
    if (pick(20) === 0) moves(builder, group, entitlements + pick(sizes.entitlements));
  }
  for (let power = entitlements; power < resources; power++) {
    for (let at = 0; at < 20; at++) moves(builder, power, resources + pick(sizes.resources));
    if (pick(100) === 0) moves(builder, power, hubs + pick(4));
    if (pick(500) === 0) moves(builder, power, tenant);
  }
  for (let at = 0; at < sizes.resources; at++) moves(builder, tenant, resources + at);
}

function moves(builder: LinkTableBuilder, from: number, to: number): void {
  builder.link(from, builder.place(to), { gate: 0, gateKnown: 0 });
}
