/** Approval by the fixpoint: whoever approves must be somebody else, and must be had at the level too. */
import { describe, expect, test } from '@jest/globals';
import type { Level } from '#catalogue';
import {
  type Board,
  isAssumed,
  LinkTableBuilder,
  lowestBarriers,
  settleTable,
  unreached,
  type WaitingLink,
  type WayIntoCrowd,
} from '#links';

/** `from to gate`, with `assumed` after it where it is; `entry` is the start. */
function scene(links: readonly string[]) {
  const rows = links.map((link) => {
    const [from = '', to = '', gate = '0', assumed] = link.split(' ');
    const level = Number(gate) as Level;
    return { from, to, gate: level, gateKnown: assumed === 'assumed' ? null : level };
  });
  const names = [...new Set(['entry', ...rows.flatMap(({ from, to }) => [from, to])])];
  const builder = new LinkTableBuilder();
  const ordered = names.flatMap((name) => rows.filter(({ from }) => from === name));
  for (const node of names.keys()) builder.place(node);
  for (const { from, to, ...told } of ordered) builder.link(names.indexOf(from), names.indexOf(to), told);
  const table = builder.build();
  const place = (name: string) => names.indexOf(name);
  const link = (from: string, to: string) => ordered.findIndex((one) => one.from === from && one.to === to);
  return { table, place, link };
}

const holderOf = (name: string) => name.split('-')[0] ?? name;

describe('approval', () => {
  /** Settles links of holders that wait for some people, and tells each one's gate. */
  function settled(links: readonly string[], waits: Readonly<Record<string, readonly string[]>>) {
    const { table, place, link } = scene(links);
    const waiting = Object.entries(waits).map(([ends, people]): WaitingLink => {
      const [from = '', to = ''] = ends.split(' ');
      const at = link(from, to);
      const board: Board = { people: people.map((person) => ({ person, place: place(person) })), crowds: [] };
      const gate = table.links.gates[at] as Level;
      return { link: at, gate, gateKnown: gate, holder: holderOf(from), boards: [board] };
    });
    settleTable(table, [place('entry')], { waiting, into: new Map() });
    const barriers = lowestBarriers(table, [place('entry')]);
    return {
      gates: waiting.map((one) => table.links.gates[one.link]),
      assumed: waiting.map((one) => isAssumed(table, one.link)),
      at: (name: string) => barriers[place(name)],
    };
  }

  test('opens at the level where the approver can be had, never below the activation’s own', () => {
    const { gates } = settled(['entry ann 1', 'entry bob 3', 'ann role 0'], { 'ann role': ['bob'] });
    expect(gates).toEqual([3]);
    expect(settled(['entry ann 1', 'entry bob 1', 'ann role 3'], { 'ann role': ['bob'] }).gates).toEqual([3]);
  });

  test('stays closed where the only approver is the holder', () => {
    expect(settled(['entry ann 1', 'ann role 0'], { 'ann role': ['ann'] }).gates).toEqual([unreached]);
    expect(settled(['entry ann 1', 'entry bob 4', 'ann role 0'], { 'ann role': ['ann', 'bob'] }).gates).toEqual([4]);
  });

  test('stays closed where no approver can be reached', () => {
    const { gates, at } = settled(['entry ann 1', 'bob x 0', 'ann role 0'], { 'ann role': ['bob'] });
    expect(gates).toEqual([unreached]);
    expect(at('role')).toBe(unreached);
  });

  test('two who approve each other and are reached otherwise open both; who are reached only so stay closed', () => {
    const open = settled(['entry ann 2', 'entry bob 3', 'ann one 0', 'bob two 0'], {
      'ann one': ['bob'],
      'bob two': ['ann'],
    });
    expect(open.gates).toEqual([3, 2]);
    // Each approver is only to be had through what the other one's approval opens.
    const closed = settled(['entry x 1', 'x-1 ann 0', 'x-2 bob 0', 'entry x-1 1', 'entry x-2 1'], {
      'x-1 ann': ['bob'],
      'x-2 bob': ['ann'],
    });
    expect(closed.gates).toEqual([unreached, unreached]);
  });

  test('an approver who is only to be had by an approval is had once that one opens', () => {
    const chain = settled(['entry ann 1', 'entry bob 2', 'ann carl 0', 'dora role 0', 'entry dora 1'], {
      'ann carl': ['bob'],
      'dora role': ['carl'],
    });
    expect(chain.gates).toEqual([2, 2]);
    expect(chain.assumed).toEqual([false, false]);
  });

  test('rests on what is assumed where the approver is only to be had so', () => {
    expect(settled(['entry ann 1', 'entry bob 1 assumed', 'ann role 0'], { 'ann role': ['bob'] }).assumed).toEqual([
      true,
    ]);
    expect(settled(['entry ann 1', 'entry bob 1', 'ann role 0'], { 'ann role': ['bob'] }).assumed).toEqual([false]);
  });
});

describe('approvers in a group', () => {
  const { table, place, link } = scene([
    'entry ann 1',
    'entry bob 3',
    'entry owner 2',
    'ann approvers 0',
    'bob inner 0',
    'inner approvers 0',
    'owner approvers 0',
    'ann role 0',
    'carl role 0',
    'entry carl 1',
  ]);
  const ways = (owner: boolean): ReadonlyMap<number, readonly WayIntoCrowd[]> => {
    const way = (from: string, person: string | undefined, isCrowd = false): WayIntoCrowd => ({
      from: place(from),
      gate: 0,
      link: undefined,
      person,
      isCrowd,
    });
    return new Map([
      [
        place('approvers'),
        [way('ann', 'ann'), way('inner', undefined, true), ...(owner ? [way('owner', undefined)] : [])],
      ],
      [place('inner'), [way('bob', 'bob')]],
    ]);
  };
  const gateOf = (holder: string, owner = false) => {
    const at = link(holder, 'role');
    const boards = [{ people: [], crowds: [place('approvers')] }];
    table.links.gates[at] = 0;
    settleTable(table, [place('entry')], {
      waiting: [{ link: at, gate: 0, gateKnown: 0, holder, boards }],
      into: ways(owner),
    });
    return table.links.gates[at];
  };

  test('are its members, nested ones too, but never the holder', () => {
    expect(gateOf('carl')).toBe(1);
    expect(gateOf('ann')).toBe(3);
  });
  test('whoever can add a member to it has somebody to approve', () => {
    expect(gateOf('ann', true)).toBe(2);
  });
});
