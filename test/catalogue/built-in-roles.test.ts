/** The tables of built-in roles stay what the abilities make of Microsoft's lists. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type Ability, abilityEntries, permissionsNotFollowed } from '#catalogue';
import {
  azureBuiltIn,
  azureBuiltInRolesSource,
  directoryRoleName,
  graphAppRoleName,
  type RoleListing,
} from '../../ingest/rules/azure/built-in-roles.ts';
import {
  type AppRoleListing,
  type DirectoryRoleListing,
  directoryRoleNamesSource,
  graphAppRolesSource,
} from '../../ingest/rules/name-table-source.ts';

const root = join(import.meta.dirname, '../..');
const catalogues = join(root, '../shared/data/catalogues');
const whenThere = existsSync(catalogues) ? test : test.skip;
const owner = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635';
const reader = 'acdd72a7-3385-48ef-bd42-f606fba81ae7';
const vaultAccessAdministrator = '8b54135c-b56d-4d72-a534-26097cfdc8d8';
const vaultSecretsUser = '4633458b-17de-408a-b874-0445c86b69e6';

describe('built-in roles of Azure', () => {
  test('an Owner grants access, a Reader does nothing, and both have their names', () => {
    expect(azureBuiltIn().get(owner)).toMatchObject({ name: 'Owner' });
    expect(azureBuiltIn().get(owner)?.abilities).toEqual(expect.arrayContaining(['azure-access', 'machine-code']));
    expect(azureBuiltIn().get(reader)).toEqual({ name: 'Reader', abilities: [] });
  });

  test('one with a condition of its own grants what that allows', () => {
    const role = azureBuiltIn().get(vaultAccessAdministrator);
    expect(role?.abilities).not.toContain('azure-access');
    const may = (roleDefinitionId: string) =>
      role?.mayGrant?.({ roleDefinitionId, principalType: 'User', principalId: '' }) !== false;
    expect(may(vaultSecretsUser)).toBe(true);
    expect(may(owner)).toBe(false);
  });

  whenThere('are what `node ingest/rules/azure/write-built-in-roles.ts` writes today', () => {
    const path = join(catalogues, 'iann0036-iam-dataset-azure-roles/azure/built-in-roles-raw.json');
    const source = azureBuiltInRolesSource(JSON.parse(readFileSync(path, 'utf8')) as RoleListing[]);
    const committed = readFileSync(join(root, 'cypher/catalogue/azure-built-in-roles.ts'), 'utf8');
    const text = (code: string) => code.replace(/[\s,"']/g, '');
    expect(text(committed)).toBe(text(source));
  });
});

describe('built-in roles of the directory', () => {
  test('have their names, by template', () => {
    expect(directoryRoleName('62e90394-69f5-4237-9190-012177145e10')).toBe('Global Administrator');
    expect(directoryRoleName('00000000-0000-0000-0000-000000000000')).toBeUndefined();
  });

  whenThere('are what `node ingest/rules/write-name-tables.ts` writes today', () => {
    const listed = JSON.parse(readFileSync(join(catalogues, 'derived/entra-builtin-roles.json'), 'utf8'));
    const committed = readFileSync(join(root, 'cypher/catalogue/directory-role-names.ts'), 'utf8');
    expect(committed).toBe(directoryRoleNamesSource(listed as DirectoryRoleListing[]));
  });

  test('whose names could end their line are refused', () => {
    const templateId = '62e90394-69f5-4237-9190-012177145e10';
    expect(() => directoryRoleNamesSource([{ templateId, displayName: "Anybody's" }])).toThrow(/a quote: 62e90394/);
  });
});

describe('application permissions of Microsoft Graph', () => {
  test('are known by their id, but for those that give nothing', () => {
    expect(graphAppRoleName('9e3f62cf-ca93-4989-b6ce-bf83c28f9fe8')).toBe('RoleManagement.ReadWrite.Directory');
    expect(graphAppRoleName('df021288-bdef-4463-88db-98f22de89214')).toBeUndefined();
  });

  whenThere('are those that Microsoft lists, as the script writes them', () => {
    const path = join(catalogues, 'merill-microsoft-info/_info/GraphAppRoles.json');
    const listed = JSON.parse(readFileSync(path, 'utf8')) as AppRoleListing[];
    const committed = readFileSync(join(root, 'cypher/catalogue/graph-app-roles.ts'), 'utf8');
    expect(committed).toBe(graphAppRolesSource(listed));
    const given = abilityEntries.flatMap(([, { appRoles = [], appRolesAssumed = [] }]: readonly [string, Ability]) => [
      ...appRoles,
      ...appRolesAssumed,
    ]);
    const needed = listed.filter(({ Value }) => given.includes(Value));
    expect(needed.filter(({ Id, Value }) => graphAppRoleName(Id) !== Value)).toEqual([]);
    const followed = new Set(given);
    const names = new Set(listed.map(({ Value }) => Value));
    for (const [name, why] of Object.entries(permissionsNotFollowed)) {
      expect([name, names.has(name), followed.has(name)]).toEqual([name, true, false]);
      expect(why).toMatch(/^[A-Z].*\.$/);
    }
  });
});
