/** Who may approve, from records: named people and crowds, whoever stands in where nobody is named, and nobody else. */
import { describe, expect, test } from '@jest/globals';
import type { Level, LinkKind, NodeKind } from '#catalogue';
import type { LinkIntoRow } from '#cypher';
import type { Approval } from '#derivation';
import {
  approversNamed,
  approversOf,
  closed,
  crowdsWithin,
  endsOfWaiting,
  isAssumed,
  LinkTableBuilder,
  settleTable,
  waitingAmong,
} from '#links';

const admins = 'ent:e8611ab8-c189-46e8-94e1-60213ab1f814@/';
const kinds: Readonly<Record<string, NodeKind>> = {
  'entry:sign-in': 'Entry',
  ann: 'User',
  bob: 'User',
  carl: 'User',
  owner: 'User',
  dora: 'User',
  'dora@azure-write': 'SignedIn',
  approvers: 'Group',
  inner: 'Group',
  role: 'Entitlement',
  [admins]: 'Entitlement',
};
const kindOf = (id: string) => kinds[id];

/** `from KIND to gate`, then `waits` where the link waits for an approval, `assumed` where it is. */
function scene(links: readonly string[], approvals: readonly Partial<Approval>[]) {
  const numbers = new Map(Object.keys(kinds).map((id, index) => [id, index]));
  const builder = new LinkTableBuilder();
  for (const number of numbers.values()) builder.place(number);
  const rows = links.map((link): LinkIntoRow => {
    const [from = '', kind, to = '', gate, ...said] = link.split(' ');
    const rule = said.includes('waits') ? 'eligible-role-with-approval' : 'test';
    const [fromNode, toNode] = [numbers.get(from) as number, numbers.get(to) as number];
    const level = Number(gate) as Level;
    const told = { gate: level, gateKnown: said.includes('assumed') ? null : level };
    builder.link(fromNode, toNode, told);
    return { from, fromNode, to, toNode, kind: kind as LinkKind, rule, ...told };
  });
  const table = builder.build();
  const into = (ids: readonly string[]) => rows.filter(({ to }) => ids.includes(to));
  const whole = approvals.map(
    (one): Approval => ({ kind: 'HOLDS', from: 'carl', to: 'role', holder: 'carl', approvers: [], ...one }),
  );
  const waiting = waitingAmong(into(endsOfWaiting(whole, kindOf)), whole, table, kindOf);
  const asked: string[][] = [];
  for (let open = approversNamed(whole, kindOf); open.length > 0; ) {
    asked.push(open);
    open = crowdsWithin(into(open), kindOf).filter((id) => !asked.flat().includes(id));
  }
  const approvers = approversOf(waiting, into(asked.flat()), table, kindOf);
  settleTable(table, [0], approvers);
  return {
    gates: waiting.map(({ row, link }) => [`${row.from} ${row.to}`, table.links.gates[link]]),
    assumed: waiting.map(({ link }) => isAssumed(table, link)),
    asked,
    approvers,
  };
}

const by = (...ids: string[]): Approval['approvers'] => [{ ids, audience: 'azure-write' }];

describe('approvers', () => {
  const people = ['entry:sign-in SIGNS_IN ann 1', 'entry:sign-in SIGNS_IN bob 3', 'entry:sign-in SIGNS_IN carl 1'];

  test('are those that are named; a link to the same place that waits for nobody keeps its gate', () => {
    const links = [...people, 'carl HOLDS role 0 waits', 'ann HOLDS role 2'];
    expect(scene(links, [{ approvers: by('bob') }]).gates).toEqual([['carl role', 3]]);
  });

  test('are none where the holder alone is named', () => {
    expect(scene([...people, 'carl HOLDS role 0 waits'], [{ approvers: by('carl') }]).gates).toEqual([
      ['carl role', closed],
    ]);
  });

  test('are signed in where they approve, if they differ by audience, and still are not the holder', () => {
    const links = [...people, 'dora SIGNED_IN dora@azure-write 0', 'entry:sign-in SIGNS_IN dora@azure-write 2'];
    expect(scene([...links, 'carl HOLDS role 0 waits'], [{ approvers: by('dora') }]).gates).toEqual([['carl role', 2]]);
    const own = { from: 'dora', holder: 'dora', approvers: by('dora') };
    expect(scene([...links, 'dora@azure-write HOLDS role 0 waits'], [own]).gates).toEqual([
      ['dora@azure-write role', closed],
    ]);
  });

  test('are the members of a named group and of groups in it; who can add a member lets somebody in', () => {
    const members = ['ann MEMBER_OF approvers 2', 'inner MEMBER_OF approvers 0', 'bob MEMBER_OF inner 0'];
    const { gates, asked } = scene(
      [...people, ...members, 'carl HOLDS role 0 waits'],
      [{ approvers: by('approvers') }],
    );
    expect(gates).toEqual([['carl role', 2]]);
    expect(asked).toEqual([['approvers'], ['inner']]);
    const nested = scene([...people, ...members.slice(1), 'carl HOLDS role 0 waits'], [{ approvers: by('approvers') }]);
    expect(nested.gates).toEqual([['carl role', 3]]);
    const adding = [...members, 'owner ADDS_MEMBER approvers 0', 'entry:sign-in SIGNS_IN owner 1'];
    const added = scene([...people, ...adding, 'carl HOLDS role 0 waits'], [{ approvers: by('approvers') }]);
    expect(added.gates).toEqual([['carl role', 1]]);
  });

  test('where nobody is named, or only who is gone, are those who manage privileged roles', () => {
    const links = [...people, `ann HOLDS ${admins} 4`, 'carl HOLDS role 0 waits'];
    expect(scene(links, [{ approvers: by() }]).gates).toEqual([['carl role', 4]]);
    expect(scene(links, [{ approvers: by('gone') }]).gates).toEqual([['carl role', 4]]);
    expect(scene(links, [{ approvers: by('bob', 'gone') }]).gates).toEqual([['carl role', 3]]);
  });

  test('are needed once for each approval on the way', () => {
    const both = { approvers: [...by('ann'), ...by('bob')] };
    expect(scene([...people, 'carl HOLDS role 0 waits'], [both]).gates).toEqual([['carl role', 3]]);
  });

  test('rest on what is assumed where they are only to be had so', () => {
    const links = ['entry:sign-in SIGNS_IN carl 1', 'entry:sign-in SIGNS_IN ann 1 assumed', 'carl HOLDS role 0 waits'];
    expect(scene(links, [{ approvers: by('ann') }]).assumed).toEqual([true]);
    expect(scene([...links, ...people], [{ approvers: by('ann') }]).assumed).toEqual([false]);
  });

  test('of the same names are one board', () => {
    const links = [...people, 'carl HOLDS role 0 waits', 'ann HOLDS role 0 waits'];
    const each = [{ approvers: by('bob') }, { from: 'ann', holder: 'ann', approvers: by('bob') }];
    const [first, second] = scene(links, each).approvers.waiting;
    expect(first?.boards).toHaveLength(1);
    expect(second?.boards[0]).toBe(first?.boards[0]);
  });
});

describe('links that wait', () => {
  const people = ['entry:sign-in SIGNS_IN ann 1', 'entry:sign-in SIGNS_IN carl 1'];

  test('are found by their ends and kind, or by where whoever arrives must be approved', () => {
    const links = [...people, 'carl HOLDS role 0 waits', 'ann HOLDS role 0 waits'];
    expect(scene(links, [{ approvers: by('ann') }]).gates).toEqual([['carl role', 1]]);
    expect(scene(links, [{ kind: 'MEMBER_OF', approvers: by('ann') }]).gates).toEqual([]);
    const arriving = { kind: 'arrival' as const, from: undefined, holder: undefined, approvers: by('ann') };
    expect(scene(links, [arriving]).gates).toEqual([
      ['carl role', 1],
      ['ann role', 1],
    ]);
  });

  test('that are alike are different links of the table', () => {
    const links = [...people, 'carl HOLDS role 0 waits', 'carl HOLDS role 0 waits'];
    const { approvers } = scene(links, [{ approvers: by('ann') }]);
    expect(new Set(approvers.waiting.map(({ link }) => link)).size).toBe(2);
  });
});
