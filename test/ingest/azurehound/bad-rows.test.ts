/** [U] Items and rows that cannot be used: counted, listed, and the rest goes on. */
import { afterAll, describe, expect, test } from '@jest/globals';
import { maxCharacters } from '../../../collect/azurehound/value-builder.ts';
import { convert, convertText, exportText, guid, removeMade, tenant, user } from './harness.ts';

afterAll(removeMade);

describe('[U] rows that cannot be used', () => {
  test('unknown kinds are counted by name', async () => {
    const { report, rows } = await convert(
      { kind: 'AZTeapot', data: { id: 'x' } },
      { kind: 'constructor', data: {} },
      user(1),
    );
    expect(rows('graph/users')).toHaveLength(1);
    expect(report.kinds.AZTeapot).toEqual({ items: 1, read: 1, written: 0, duplicates: 0, skipped: 1 });
    expect(report.kinds.constructor).toMatchObject({ skipped: 1 });
    expect(report.skipped[0]).toMatchObject({ reason: 'not a kind that AzureHound writes', examples: ['item 2: x'] });
  });

  test('many unknown kinds do not grow the report without end', async () => {
    const { report } = await convert(...Array.from({ length: 500 }, (_, n) => ({ kind: `K${n}`, data: {} })), user(1));
    expect(Object.keys(report.kinds).length).toBeLessThan(110);
    expect(report.skipped.reduce((sum, skip) => sum + skip.count, 0)).toBe(500);
  });

  test('missing members, null data, items that are no objects', async () => {
    const items = [
      { kind: 'AZUser', data: { displayName: 'NO ID' } },
      { kind: 'AZUser', data: null },
      { kind: 'AZUser' },
      { data: { id: guid(9) } },
      { kind: 7, data: {} },
      'text',
      null,
      [[]],
    ];
    const { report } = await convert(...items, user(1));
    expect(report.items).toBe(items.length + 2);
    expect(report.kinds.AZUser).toEqual({ items: 4, read: 4, written: 1, duplicates: 0, skipped: 3 });
    expect(report.kinds['(no kind)']).toMatchObject({ items: 5, skipped: 5 });
    expect(report.skipped.map(({ kind, reason, count }) => [kind, reason, count])).toEqual(
      expect.arrayContaining([
        ['AZUser', 'has no id', 1],
        ['AZUser', 'is not an object', 1],
        ['AZUser', 'has no "data"', 1],
        ['(no kind)', 'has no "kind"', 2],
        ['(no kind)', 'is not an object', 3],
      ]),
    );
  });

  test('a collection that lost rows is PARTIAL and says so', async () => {
    const { manifest } = await convert({ kind: 'AZDevice', data: {} }, { kind: 'AZDevice', data: { id: guid(1) } });
    expect(manifest.collections['graph/devices']).toEqual({
      status: 'PARTIAL',
      rows: 1,
      reason: '1 of its rows could not be used.',
    });
    const whole = await convert({ kind: 'AZDevice', data: { id: guid(1) } });
    expect(whole.manifest.collections['graph/devices']).toEqual({ status: 'COMPLETE', rows: 1 });
  });

  test('ids in mixed case are one row; the first is kept', async () => {
    const id = 'ABCDEF00-0000-4000-8000-00000000000A';
    const { report, rows } = await convert(user(1, { id }), user(2, { id: id.toLowerCase() }), user(3));
    expect(rows('graph/users')?.map((row) => row.id)).toEqual([id.toLowerCase(), guid(3)]);
    expect(report.kinds.AZUser).toMatchObject({ read: 3, written: 2, duplicates: 1 });
  });

  test('a kind that comes after its data is read all the same', async () => {
    const late = '{"data":{"members":[{"member":{"id":"m"},"groupId":"g"}]},"kind":"AZGroupMember"}';
    const { rows } = await convertText(`{"meta":{},"data":[${JSON.stringify(tenant)},${late}]}`);
    expect(rows('graph/group-members')).toEqual([{ groupId: 'g', id: 'm' }]);
  });

  test('a list that is missing or no list is a counted skip; null is an empty list', async () => {
    const { report, manifest, rows } = await convert(
      { kind: 'AZGroupOwner', data: { groupId: 'g' } },
      { kind: 'AZGroupOwner', data: { groupId: 'g', owners: 'all' } },
      { kind: 'AZGroupOwner', data: { groupId: 'g', owners: null } },
    );
    expect(report.kinds.AZGroupOwner).toEqual({ items: 3, read: 2, written: 0, duplicates: 0, skipped: 2 });
    expect(rows('graph/group-owners')).toEqual([]);
    expect(manifest.collections['graph/group-owners'].status).toBe('PARTIAL');
  });

  test('a text of 10 MB passes whole; a row beyond the bound is a counted skip', async () => {
    const ten = 'x'.repeat(10 * 1024 * 1024);
    const { rows, report } = await convert(
      user(1, { displayName: ten }),
      user(2, { displayName: 'y'.repeat(maxCharacters) }),
      user(3),
    );
    expect(rows('graph/users')?.map((row) => row.id)).toEqual([guid(1), guid(3)]);
    expect(rows('graph/users')?.[0]?.displayName).toHaveLength(ten.length);
    expect(report.skipped[0]?.reason).toMatch(/holds more than \d+ characters/);
  });

  test('nesting without end is a counted skip', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const text = exportText([tenant, user(1), user(2)]).replace('"USER 1"', deep);
    const { rows, report } = await convertText(text);
    expect(rows('graph/users')).toHaveLength(1);
    expect(report.skipped[0]?.reason).toMatch(/nested deeper/);
  });

  test('a member named __proto__ is a member like another', async () => {
    const text = exportText([tenant, user(1)]).replace(
      '"displayName":"USER 1"',
      '"__proto__":{"accountEnabled":false},"x":1',
    );
    const { rows } = await convertText(text);
    expect(rows('graph/users')).toEqual([
      JSON.parse(`{"id":"${guid(1)}","x":1,"accountEnabled":true,"__proto__":{"accountEnabled":false}}`),
    ]);
  });

  test('an export that says another count than it holds is said to be changed', async () => {
    const { manifest } = await convertText(exportText([tenant, user(1)]).replace('"count":2', '"count":20'));
    expect(manifest.gaps.at(-1)?.says).toMatch(/says that it holds 20 items and holds 2/);
    const same = await convert(user(1));
    expect(same.manifest.gaps.some(({ links }) => links.length === 0)).toBe(false);
  });

  test('an export without a tenant is converted and says that nothing names it', async () => {
    const { manifest } = await convertText(exportText([user(1)]));
    expect(manifest.tenant.id).toBe('unknown');
    expect(manifest.gaps.at(-1)?.says).toBe('Nothing in the export names its tenant.');
  });
});
