/** What people who differ between audiences hold is split only where it is of use at several audiences. */
import { expect, test } from '@jest/globals';
import { Holdings, holdingsToSplit, movedHoldings, splitNodes } from '#derivation';

const holder = (node: number, id: string, abilities: string[], holdings: number[]) => ({
  node,
  id,
  name: id,
  abilities,
  holdings,
  controls: [],
});

/** Ada is in a group that reads secrets and manages Azure; Bob is in a group that reads secrets alone. */
function bank(): Holdings {
  const holdings = new Holdings();
  holdings.add(holder(1, 'secrets', ['vault-secrets'], []));
  holdings.add(holder(2, 'owner', ['azure-access'], []));
  holdings.add(holder(3, 'both', [], [1, 2]));
  holdings.add(holder(4, 'one', [], [1]));
  holdings.add(holder(5, 'ada', [], [3]));
  holdings.add(holder(6, 'bob', [], [4, 99]));
  holdings.spread();
  return holdings;
}

test('audiences spread from what is held to who holds it', () => {
  expect(bank().audiencesOf('ada')).toEqual(['azure-write', 'keyvault']);
  expect(bank().audiencesOf('bob')).toEqual(['keyvault']);
  expect(bank().audiencesOf('nobody')).toEqual([]);
});

test('a group of two audiences is split with its member; a group of one is not', () => {
  const holdings = bank();
  const held = holdingsToSplit(holdings, ['ada', 'bob']);
  expect(held.map((place) => holdings.ids[place])).toEqual(['both']);
  expect(splitNodes(holdings, held[0] as number).map(({ node }) => node.id)).toEqual([
    'both@azure-write',
    'both@keyvault',
  ]);
  const { moved, dropped } = movedHoldings(holdings, ['ada', 'bob'], held);
  expect(moved).toContainEqual(['ada', 'both', 'ada@keyvault', 'both@keyvault']);
  expect(moved).toContainEqual(['both', 'secrets', 'both@keyvault', 'secrets']);
  expect(moved).toContainEqual(['bob', 'one', 'bob@keyvault', 'one']);
  expect(moved.some(([, , , to]) => to === 'one@keyvault')).toBe(false);
  expect(dropped).toContainEqual(['ada', 'both']);
});

test('an audience that is given beside counts only for who holds something', () => {
  const holdings = new Holdings();
  holdings.add(holder(1, 'secrets', ['vault-secrets'], []));
  holdings.add(holder(2, 'ada', [], [1]));
  holdings.spread([
    ['ada', 'graph'],
    ['nobody', 'graph'],
  ]);
  expect(holdings.audiencesOf('ada').sort()).toEqual(['graph', 'keyvault']);
});
