/** A change file is checked with line numbers, and its paths lead where they say. */
import { describe, expect, test } from '@jest/globals';
import { ChangeError, fits, parseChange, setFields } from '#changes';

function faultOf(text: string): string {
  try {
    parseChange(text, 'change.yaml');
  } catch (error) {
    expect(error).toBeInstanceOf(ChangeError);
    return (error as Error).message;
  }
  return 'none';
}

describe('the format', () => {
  test('has four kinds of step, in YAML and in JSON', () => {
    const yaml = `title: Four steps
steps:
  - { collection: graph/users, row: { id: a }, remove: true }
  - { collection: graph/users, row: { id: b }, set: { accountEnabled: false } }
  - { collection: graph/groups, add: { id: c } }
  - declare: { helpDesk.verification: manager }
`;
    const change = parseChange(yaml, 'change.yaml');
    expect(change.steps.map(({ kind }) => kind)).toEqual(['remove', 'set', 'add', 'declare']);
    const json = JSON.stringify({
      title: 'One',
      steps: [{ collection: 'graph/users', row: { id: 'a' }, remove: true }],
    });
    expect(parseChange(json, 'change.json').steps).toEqual([change.steps[0]]);
  });

  test.each([
    ['title: x\nsteps: []\n', /^change\.yaml:2: steps: at least one step$/],
    ['steps:\n  - declare: {a: 1}\n', /^change\.yaml:1: title: /],
    ['title: x\nsteps:\n  - collection: users\n    add: {}\n', /^change\.yaml:3: steps\.0\.collection: a collection/],
    ['title: x\nsteps:\n  - collection: graph/users\n    row: {}\n', /^change\.yaml:3: steps\.0: a step is /],
    ['title: x\nsteps:\n  - collection: graph/users\n    remove: true\n', /a step is /],
    ['title: x\nsteps:\n  - collection: graph/users\n    row: {}\n    remove: true\n    set: {}\n', /a step is /],
    [
      'title: x\nsteps:\n  - collection: graph/users\n    row: {}\n    delete: true\n',
      /change\.yaml:5: "delete" is no key/,
    ],
    ['title: x\nsteps:\n  - {collection: graph/a, row: {}, set: {"a..b": 1}}\n', /step 1: "a\.\.b" is no path/],
    ['title: [\n', /^change\.yaml:\d: /],
  ])('refuses %j', (text, says) => {
    expect(faultOf(text)).toMatch(says);
  });
});

describe('a path', () => {
  const row = {
    id: 'a',
    policy: {
      rules: [
        { id: 'One', on: ['MFA'] },
        { id: 'Two', on: [] },
      ],
    },
    lists: ['x', 'y'],
    'contoso.com': { mfa: 1 },
  };

  test('sets fields, members of lists by a field, and makes the objects on the way', () => {
    expect(setFields(row, { 'policy.rules[id=two].on': ['MFA'], 'made.here': 1 })).toEqual({
      ...row,
      policy: {
        rules: [
          { id: 'One', on: ['MFA'] },
          { id: 'Two', on: ['MFA'] },
        ],
      },
      made: { here: 1 },
    });
    expect(setFields(row, { '"contoso.com".mfa': 2 })['contoso.com']).toEqual({ mfa: 2 });
  });

  test('removes by null: a field, a member, a value of a list', () => {
    const after = setFields(row, { id: null, 'policy.rules[id=One]': null, 'lists[=Y]': null });
    expect(after).toEqual({ policy: { rules: [{ id: 'Two', on: [] }] }, lists: ['x'], 'contoso.com': { mfa: 1 } });
    expect(row.lists).toEqual(['x', 'y']);
  });

  test.each([
    ['policy.rules[id=Three].on', /fits 0 members/],
    ['id.deeper', /no object/],
  ])('%s is refused', (path, says) => {
    expect(() => setFields(row, { [path]: 1 })).toThrow(says);
  });

  test('named __proto__ is a field like another', () => {
    const after = setFields({}, { '__proto__.polluted': true });
    expect(Object.keys(after)).toEqual(['__proto__']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

test('a row fits by the fields that are named, ids in any case; null fits what is not there', () => {
  expect(fits({ id: 'ABC', more: 1 }, { id: 'abc' })).toBe(true);
  expect(fits({ id: 'abd', more: 1 }, { id: 'abc' })).toBe(false);
  expect(fits({ id: 'abc' }, { id: 'abc', scope: null })).toBe(true);
  expect(fits({ id: 'abc', scope: '/' }, { id: 'abc', scope: null })).toBe(false);
  expect(fits('abc', {})).toBe(false);
});
