/** Every id in the demo tenant leads somewhere, except those that are meant not to. */
import { describe, expect, test } from '@jest/globals';
import { collectionsWithFile, type Row, rowsOf, textOf, textsIn } from './demo-folder.ts';
import { allRows, armIds, dangling, inventedIds, providerOwned, undefinedIds } from './known-ids.ts';

const everyText = allRows().flatMap(textsIn);

/** The texts at a path of fields through a row; arrays are walked. */
function at(value: unknown, ...path: string[]): unknown[] {
  if (Array.isArray(value)) return value.flatMap((one) => at(one, ...path));
  const [field, ...rest] = path;
  if (field === undefined) return value === null || value === undefined ? [] : [value];
  return typeof value === 'object' && value !== null ? at((value as Row)[field], ...rest) : [];
}

describe('ids of the directory', () => {
  test.each(collectionsWithFile())('%s refers to nothing that is not defined', (name) => {
    expect(undefinedIds(rowsOf(name))).toEqual([]);
  });
  test('an id that is not defined is found', () => {
    const typo = '00000000-0000-4000-a000-000000000099';
    expect(undefinedIds([{ groupId: 'g', owners: [{ id: typo }] }])).toEqual([typo]);
  });
  test('every dangling id on the list is used, so the list cannot rot', () => {
    const used = new Set(everyText.flatMap(inventedIds));
    expect(dangling.filter((id) => !used.has(id))).toEqual([]);
  });
  test('no two rows of a collection define the same id', () => {
    for (const name of [
      'graph/users',
      'graph/groups',
      'graph/applications',
      'graph/service-principals',
      'arm/resources',
    ]) {
      const ids = rowsOf(name).map((row) => row.id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });
});

describe('ids of Azure', () => {
  test('every scope, resource and role that is named is defined', () => {
    const known = armIds();
    const named = everyText.filter((text) => /^\/(subscriptions|providers\/Microsoft\.Management)\//i.test(text));
    const unknown = named.filter(
      (id) => !known.has(id.toLowerCase()) && !providerOwned.some((one) => one.test(id.toLowerCase())),
    );
    // Role definitions are listed once, at the tenant; assignments name them below their own subscription.
    expect(unknown.filter((id) => !/\/roleDefinitions\//.test(id))).toEqual([]);
  });
  test('every role that is assigned is defined, by its id alone', () => {
    const defined = new Set(rowsOf('arm/role-definitions').map((row) => String(row.name)));
    const assigned = [
      'arm/role-assignments',
      'arm/role-eligibility-schedule-instances',
      'arm/role-management-policy-assignments',
    ]
      .flatMap(rowsOf)
      .flatMap((row) => at(row, 'properties', 'roleDefinitionId'))
      .map((id) => String(id).split('/').at(-1));
    expect(assigned.filter((id) => !defined.has(id ?? ''))).toEqual([]);
  });
  test('the principal of an assignment is of the type it says', () => {
    const types = { User: 'a000', Group: 'a001', ServicePrincipal: 'a004', ForeignGroup: 'b002' };
    for (const row of rowsOf('arm/role-assignments')) {
      const [type] = at(row, 'properties', 'principalType') as (keyof typeof types)[];
      const [id] = at(row, 'properties', 'principalId') as string[];
      if (type !== undefined && !id?.includes('-b001-')) expect(id).toContain(`-${types[type]}-`);
    }
  });
});

describe('what rows of one collection take from another', () => {
  test('directory roles that are assigned, eligible or ruled are defined', () => {
    const defined = new Set(rowsOf('graph/directory-role-definitions').map((row) => row.id));
    const used = [
      'graph/directory-role-assignments',
      'graph/role-assignment-schedule-instances',
      'graph/role-eligibility-schedule-instances',
      'graph/role-management-policy-assignments',
    ]
      .flatMap(rowsOf)
      .map((row) => row.roleDefinitionId)
      .filter((id) => id !== 'member' && id !== 'owner');
    const targeted = rowsOf('graph/conditional-access-policies').flatMap((row) =>
      at(row, 'conditions', 'users', 'includeRoles'),
    );
    expect([...used, ...targeted].filter((id) => !defined.has(id))).toEqual([]);
  });
  test('application permissions and delegated scopes exist on the API they are granted on', () => {
    const offered = (field: string, key: string): Map<unknown, unknown[]> =>
      new Map(rowsOf('graph/service-principals').map((row) => [row.id, at(row, field, key)]));
    const roles = offered('appRoles', 'id');
    for (const row of rowsOf('graph/app-role-assignments').filter(
      ({ appRoleId }) => !String(appRoleId).startsWith('00000000-0000-0000'),
    ))
      expect(roles.get(row.resourceId)).toContain(row.appRoleId);
    const scopes = offered('oauth2PermissionScopes', 'value');
    for (const row of rowsOf('graph/oauth2-permission-grants'))
      expect(scopes.get(row.resourceId)).toEqual(expect.arrayContaining(String(row.scope).split(' ')));
  });
  test('everybody has a password, a registration row and a multi-factor state', () => {
    const users = rowsOf('graph/users').map((row) => row.id);
    expect(rowsOf('graph/user-registration-details').map((row) => row.id)).toEqual(users);
    expect(rowsOf('graph/user-mfa-state').map((row) => row.userId)).toEqual(users);
    const passwords = rowsOf('graph/user-authentication-methods').filter((row) =>
      String(row['@odata.type']).endsWith('passwordAuthenticationMethod'),
    );
    expect(passwords.map((row) => row.userId)).toEqual(users);
  });
  test('nothing in the folder looks like a secret', () => {
    for (const name of collectionsWithFile())
      expect(textOf(`${name}.ndjson`)).not.toMatch(/"(secretText|secretKey|password|temporaryAccessPass|key)": ?"/);
  });
});
