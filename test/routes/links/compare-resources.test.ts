/** When a change makes a resource worse, and when it does not. */
import { describe, expect, test } from '@jest/globals';
import { compareResources, type MeasuredResource } from '#links';

const strict = { declaresOnly: false, allowUndecided: false };
const vault = (over: Partial<MeasuredResource> = {}): MeasuredResource => ({
  id: 'vault',
  name: 'kv',
  kind: 'KeyVault',
  needs: 3,
  state: 'UNDECIDED',
  openIdentities: { seen: 0, assumed: 4 },
  shortfall: { seen: 0, assumed: 8 },
  ...over,
});
const worse = (before: MeasuredResource, after: MeasuredResource, strictness = strict) =>
  compareResources([before], [after], strictness)[0]?.worse;

test('what stays as it is, is not told', () => {
  expect(compareResources([vault()], [vault()], strict)).toEqual([]);
});

describe('worse', () => {
  test.each<[string, Partial<MeasuredResource>, RegExp]>([
    ['a state that falls', { state: 'UNDER_PROTECTED' }, /UNDECIDED becomes UNDER_PROTECTED/],
    ['more identities', { openIdentities: { seen: 0, assumed: 5 } }, /open identities from 4 to 5/],
    ['a shortfall that rises', { shortfall: { seen: 0, assumed: 9 } }, /shortfall from 8 to 9/],
    ['one that becomes seen', { openIdentities: { seen: 1, assumed: 3 } }, /^seen open identities from 0 to 1/],
    ['a requirement that falls', { needs: 2 }, /requires 2 in place of 3/],
  ])('%s', (_, over, says) => {
    expect(worse(vault(), vault(over))?.join('; ')).toMatch(says);
  });

  test('one that is gone, and a new one that is under-protected', () => {
    const fresh = vault({ id: 'new', state: 'UNDER_PROTECTED' });
    expect(compareResources([vault()], [fresh], strict).map(({ worse }) => worse.length)).toEqual([1, 1]);
  });
});

describe('not worse', () => {
  test('one that becomes seen because something was declared', () => {
    const after = vault({ openIdentities: { seen: 1, assumed: 3 } });
    expect(worse(vault(), after, { ...strict, declaresOnly: true })).toEqual([]);
  });

  test('PROTECTED to UNDECIDED where that is allowed, and never to UNDER_PROTECTED', () => {
    const before = vault({ state: 'PROTECTED' });
    expect(worse(before, vault())).toEqual(['PROTECTED becomes UNDECIDED']);
    expect(worse(before, vault(), { ...strict, allowUndecided: true })).toEqual([]);
    expect(worse(before, vault({ state: 'UNDER_PROTECTED' }), { ...strict, allowUndecided: true })).toHaveLength(1);
  });

  test('one that gets better, and a new one that is protected', () => {
    expect(worse(vault(), vault({ state: 'PROTECTED', openIdentities: { seen: 0, assumed: 0 } }))).toEqual([]);
    expect(compareResources([], [vault({ state: 'PROTECTED' })], strict)[0]?.worse).toEqual([]);
  });
});
