/** Which kinds could not be judged: each for every collection it needs that is not whole, and no other. */
import { expect, test } from '@jest/globals';
import { linkKindDetails } from '#catalogue';
import { notJudgedBy } from '../../api/schema/not-judged.ts';
import { collectionNames } from '../../collect/facts/collections.ts';

const whole = Object.fromEntries(collectionNames.map((name) => [name, { status: 'COMPLETE' as const }]));

test('nothing is left unjudged where every collection is whole', () => {
  expect(notJudgedBy(whole)).toEqual([]);
});

test.each([
  ['FORBIDDEN', 'was refused to the collector: HTTP 403'],
  ['PARTIAL', 'was collected in part: HTTP 403'],
  ['UNLICENSED', 'is not licensed: HTTP 403'],
  ['SKIPPED', 'was not collected: HTTP 403'],
] as const)('a collection that is %s leaves the kinds that need it unjudged, and no other', (status, says) => {
  const found = notJudgedBy({ ...whole, 'graph/group-members': { status, reason: 'HTTP 403' } });
  expect(found).toEqual([
    { kinds: ['MEMBER_OF'], collection: 'graph/group-members', reason: `graph/group-members ${says}` },
  ]);
});

test('a source that speaks of nothing leaves every kind unjudged', () => {
  const kinds = new Set(notJudgedBy({}).flatMap((one) => one.kinds));
  expect([...kinds].sort()).toEqual(Object.keys(linkKindDetails).sort());
});

test('asked about some kinds, it is silent about others', () => {
  expect(notJudgedBy({}, ['MEMBER_OF']).flatMap((one) => one.kinds)).toEqual(['MEMBER_OF', 'MEMBER_OF']);
});
