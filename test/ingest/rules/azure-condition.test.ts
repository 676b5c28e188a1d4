/** Conditions of role assignments: the forms of the portal's templates, and what is not understood. */
import { describe, expect, test } from '@jest/globals';
import { parseCondition } from '../../../ingest/rules/azure/azure-condition.ts';

const role = '@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId]';
const type = '@Request[Microsoft.Authorization/roleAssignments:PrincipalType]';
const principal = '@Request[Microsoft.Authorization/roleAssignments:PrincipalId]';
const write = "ActionMatches{'Microsoft.Authorization/roleAssignments/write'}";
const remove = "ActionMatches{'Microsoft.Authorization/roleAssignments/delete'}";
const a = 'aaaaaaaa-0000-0000-0000-000000000000';
const b = 'bbbbbbbb-0000-0000-0000-000000000000';

function judge(
  text: string,
  roleDefinitionId = a,
  principalType = 'User',
  principalId = 'me',
): boolean | undefined | 'unparsed' {
  const condition = parseCondition(text);
  return condition === undefined ? 'unparsed' : condition({ roleDefinitionId, principalType, principalId });
}

describe('a condition', () => {
  test('limits the roles, in the portal’s own form', () => {
    const text = `((!(${write})) OR (${role} ForAnyOfAnyValues:GuidEquals{${a}})) AND ((!(${remove})) OR (@Resource[x] ForAnyOfAnyValues:GuidEquals{${b}}))`;
    expect(judge(text, a)).toBe(true);
    expect(judge(text, b)).toBe(false);
  });

  test('excepts roles', () => {
    const text = `(!(${write})) OR (${role} ForAnyOfAllValues:GuidNotEquals{${a}, ${b}})`;
    expect(judge(text, a)).toBe(false);
    expect(judge(text, 'cccccccc-0000-0000-0000-000000000000')).toBe(true);
  });

  test('limits types and principals, in any case and with symbols for words', () => {
    const text = `!(${write}) || (${type} StringEqualsIgnoreCase 'serviceprincipal' && ${principal} GuidEquals {ME})`;
    expect(judge(text, a, 'ServicePrincipal', 'me')).toBe(true);
    expect(judge(text, a, 'User', 'me')).toBe(false);
    expect(judge(text, a, 'ServicePrincipal', 'you')).toBe(false);
  });

  test('reads GUIDs without dashes', () => {
    expect(judge(`${role} GuidEquals {aaaaaaaa000000000000000000000000}`, a)).toBe(true);
  });

  test('about other actions says nothing against granting', () => {
    const blobs = "ActionMatches{'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read'}";
    expect(judge(`(!(${blobs})) OR (@Resource[x:name] StringEquals 'logs')`)).toBe(true);
  });

  test.each(['Microsoft.Authorization/roleAssignments/*', 'MICROSOFT.AUTHORIZATION/*/WRITE', '*'])(
    'limits granting by a pattern of actions: %s',
    (pattern) => {
      const text = `(!(ActionMatches{'${pattern}'})) OR (${role} GuidEquals ${a})`;
      expect([judge(text, a), judge(text, b)]).toEqual([true, false]);
    },
  );

  test('by a pattern of other actions limits nothing', () => {
    expect(
      judge(`(!(ActionMatches{'Microsoft.Authorization/roleDefinitions/*'})) OR (${role} GuidEquals ${a})`, b),
    ).toBe(true);
  });

  test('about what is not known is neither true nor false', () => {
    expect(judge("@Principal[Microsoft.Directory/CustomSecurityAttributes/Id:x] StringEquals 'y'")).toBeUndefined();
    expect(judge(`${role} ForAnyOfAnyValues:Unheard{${a}}`)).toBeUndefined();
  });

  test.each(['', 'nonsense %%', `(${write}`, `${role} GuidEquals`, `${write} ${write}`])(
    'that is broken is not understood: %j',
    (text) => {
      expect(judge(text)).toBe('unparsed');
    },
  );
});

describe('a condition that is there to exhaust its reader', () => {
  const within = (depth: number, inner: string) => `${'('.repeat(depth)}${inner}${')'.repeat(depth)}`;
  const limit = `${role} GuidEquals {${a}}`;

  test('is understood as deep as anybody nests', () => {
    expect([judge(within(90, limit), a), judge(within(90, limit), b)]).toEqual([true, false]);
    expect(judge(`${'!'.repeat(90)}(${limit})`, a)).toBe(true);
  });

  test.each([
    ['brackets', within(2_000, limit)],
    ['more brackets than a stack has room for', within(30_000, limit)],
    ['negations', `${'! '.repeat(30_000)}${limit}`],
    ['brackets that never close', '('.repeat(65_000)],
    ['a list without end', `${role} GuidEquals {${'x,'.repeat(2 ** 21)}}`],
  ])('is not understood: %s', (_, text) => {
    expect(judge(text)).toBe('unparsed');
  });
});
