/** What is drawn of routes: everything once, the chosen one lit, numbers only where something is asked for. */
import { describe, expect, test } from '@jest/globals';
import { cardOf, denseCards, drawingOf, roomyCards } from '../../web/src/graph/elements.ts';
import { route } from './routes-for-tests.ts';

const ada = route('entry -SIGNS_IN 1-> ada -MEMBER_OF-> grp -HOLDS-> own -GRANTS_ACCESS-> kv');
const bob = route('entry -SIGNS_IN 3?-> bob -MEMBER_OF-> grp -HOLDS-> own -GRANTS_ACCESS-> kv');

describe('a drawing', () => {
  const { nodes, links } = drawingOf([ada, bob], bob.id);

  test('has every node and link of the routes once', () => {
    expect(nodes.map(({ id }) => id).sort()).toEqual(['ada', 'bob', 'entry', 'grp', 'kv', 'own']);
    expect(links).toHaveLength(6);
    expect(new Set(links.map(({ id }) => id)).size).toBe(6);
  });

  test('lights the chosen route and nothing else', () => {
    expect(nodes.filter(({ lit }) => !lit).map(({ id }) => id)).toEqual(['ada']);
    expect(
      links
        .filter(({ lit }) => !lit)
        .map(({ source, target }) => `${source} ${target}`)
        .sort(),
    ).toEqual(['ada grp', 'entry ada']);
  });

  test('knows the place of each part on the chosen route', () => {
    expect(nodes.find(({ id }) => id === 'kv')?.place).toBe(4);
    expect(nodes.find(({ id }) => id === 'ada')?.place).toBe(-1);
    expect(links.find(({ source }) => source === 'own')?.place).toBe(3);
  });

  test('gives a number to links that ask for something, and none to the others', () => {
    expect(links.find(({ target }) => target === 'bob')?.level).toBe(3);
    expect(links.find(({ target }) => target === 'grp')?.level).toBeUndefined();
  });

  test('marks what is assumed, and the weakest link of the chosen route only', () => {
    expect(links.filter(({ assumed }) => assumed).map(({ target }) => target)).toEqual(['bob']);
    expect(links.filter(({ weakest }) => weakest).map(({ target }) => target)).toEqual(['bob']);
  });

  test('lights nothing where no route is chosen', () => {
    expect(drawingOf([ada, bob], undefined).nodes.some(({ lit }) => lit)).toBe(false);
  });

  test('numbers a link that authenticates with nothing: 0 is a level, not an absence', () => {
    const drawn = drawingOf([route('entry -SIGNS_IN 0-> ada')], undefined);
    expect(drawn.links[0]?.level).toBe(0);
  });

  test.each([
    ['entry', 'entry'],
    ['ada', 'identity'],
    ['grp', 'identity'],
    ['own', 'power'],
    ['kv', 'target'],
  ])('gives %s the role %s', (id, role) => {
    expect(nodes.find((node) => node.id === id)?.role).toBe(role);
  });
});

describe('a card', () => {
  const node = { id: 'x', kind: 'User', role: 'identity', lit: false, place: -1 } as const;
  const card = (name: string, more: object = {}) => cardOf({ ...node, name, members: [name], ...more }, roomyCards);

  test('has at most two lines of a length that fits', () => {
    for (const name of [
      'Ada',
      'Application Credential Helper @ somewhere',
      'vmss-payments-workers-identity-and-more',
    ]) {
      const lines = card(name).split('\n');
      expect(lines.length).toBeLessThanOrEqual(2);
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(15);
    }
  });

  test('keeps a short name whole, cuts at a space where there is one, and shows that it cut', () => {
    expect(card('Ada Reyes')).toBe('Ada Reyes');
    expect(card('Cloud Operations Team')).toBe('Cloud\nOperations Team');
    expect(card('Cloud Operations Team of Everything')).toMatch(/^Cloud\nOperations Tea?…$/);
  });

  test('breaks names after separators, and has a third line where cards are narrow', () => {
    expect(card('hq-payments-prod')).toBe('hq-payments-\nprod');
    const one = { ...node, name: 'kv-payments-prod-westeurope', members: ['kv-payments-prod-westeurope'] };
    expect(cardOf(one, denseCards)).toBe('kv-payments-\nprod-\nwesteurope');
  });

  test('counts a stack: people as people, others as alike, and names the lit one', () => {
    const members = ['Ada', 'Bob', 'Cy'];
    expect(card('Ada', { members })).toBe('3 people');
    expect(card('Ada', { members, lit: true })).toBe('Ada\n+ 2 alike');
    expect(card('Ops', { members, kind: 'Group' })).toBe('Ops\n+ 2 alike');
  });
});
