/** Stacks: nodes in the same place are one; nodes that differ in anything that matters stay apart. */
import { describe, expect, test } from '@jest/globals';
import { drawingOf } from '../../web/src/graph/elements.ts';
import { stacked } from '../../web/src/graph/stacks.ts';
import { route } from './routes-for-tests.ts';

const through = (who: string, gate = 1, group = 'grp') =>
  route(`entry -SIGNS_IN ${gate}-> ${who} -MEMBER_OF-> ${group} -HOLDS-> own -CONTROLS-> kv`);

function stacksOf(routes: ReturnType<typeof route>[], chosen?: string) {
  const drawing = stacked(drawingOf(routes, chosen));
  return {
    ...drawing,
    stacks: drawing.nodes.filter(({ members }) => members.length > 1).map(({ members }) => members),
  };
}

describe('stacks', () => {
  test('fold people who come from the same entry at the same level into the same group', () => {
    const { stacks, links } = stacksOf([through('ada'), through('bob'), through('cy')]);
    expect(stacks).toEqual([['ada', 'bob', 'cy']]);
    expect(links.map(({ source, target }) => `${source} ${target}`)).toEqual([
      'entry ada',
      'ada grp',
      'grp own',
      'own kv',
    ]);
  });

  test('keep apart whoever signs in at another level, or by what is only assumed', () => {
    expect(stacksOf([through('ada', 1), through('bob', 3)]).stacks).toEqual([]);
    const assumed = route('entry -SIGNS_IN 1?-> bob -MEMBER_OF-> grp -HOLDS-> own -CONTROLS-> kv');
    expect(stacksOf([through('ada', 1), assumed]).stacks).toEqual([]);
  });

  test('keep apart whoever leads elsewhere too', () => {
    const also = route('entry -SIGNS_IN 1-> bob -HOLDS-> own -CONTROLS-> kv');
    expect(stacksOf([through('ada'), through('bob'), also]).stacks).toEqual([]);
  });

  test('fold groups whose people were folded', () => {
    const { stacks } = stacksOf([
      through('ada', 1, 'grp1'),
      through('bob', 1, 'grp1'),
      through('ada', 1, 'grp2'),
      through('bob', 1, 'grp2'),
    ]);
    expect(stacks).toContainEqual(['grp1', 'grp2']);
  });

  test('show the lit member and its lit links', () => {
    const { nodes, links } = stacksOf([through('ada'), through('bob')], through('bob').id);
    expect(nodes.find(({ members }) => members.length > 1)).toMatchObject({
      id: 'ada',
      name: 'bob',
      lit: true,
      place: 1,
    });
    expect(links.every(({ lit }) => lit)).toBe(true);
  });

  test('never fold entries, nor the ends of routes', () => {
    const { stacks } = stacksOf([
      route('entry1 -SIGNS_IN 1-> ada -HOLDS-> own -CONTROLS-> kv1'),
      route('entry2 -SIGNS_IN 1-> ada -HOLDS-> own -CONTROLS-> kv2'),
    ]);
    expect(stacks).toEqual([]);
  });
});
