/** Whom the help desk may not reset, by what they hold or are eligible for, read from a facts folder. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AssuranceConfiguration } from '#assurance';
import { signInOfFolder } from './sign-in-of-folder.ts';

const helpdesk = '729827e3-9c14-49f7-bb1b-9608f156bbb8';
const names = [
  'plain',
  'direct',
  'unit',
  'custom',
  'by-group',
  'nested',
  'eligible',
  'group-eligible',
  'eligible-group',
  'azure',
  'azure-eligible',
  'azure-group',
];
const member = (groupId: string, id: string, type = 'user') => ({
  groupId,
  id,
  '@odata.type': `#microsoft.graph.${type}`,
});
const holding = (principalId: string, more: object = {}) => ({
  id: `${principalId} holds`,
  principalId,
  roleDefinitionId: helpdesk,
  directoryScopeId: '/',
  ...more,
});
const azure = (principalId: string, scope: string) => ({
  id: `${principalId} holds`,
  properties: { principalId, scope, roleDefinitionId: 'r' },
});
const facts: Readonly<Record<string, readonly object[]>> = {
  'graph/users': names.map((id) => ({ id, userType: 'Member', accountEnabled: true })),
  'graph/groups': ['roles', 'outer', 'candidates', 'activated', 'azure-team'].map((id) => ({ id })),
  'graph/group-members': [
    member('roles', 'by-group'),
    member('outer', 'roles', 'group'),
    member('roles', 'inner', 'group'),
    member('inner', 'nested'),
    member('candidates', 'group-eligible'),
    member('azure-team', 'azure-group'),
  ],
  'graph/directory-role-assignments': [
    holding('direct'),
    holding('unit', { directoryScopeId: '/administrativeUnits/u' }),
    holding('custom', { roleDefinitionId: 'custom-role' }),
    holding('outer'),
    holding('activated'),
  ],
  'graph/role-eligibility-schedule-instances': [holding('ELIGIBLE'), holding('candidates')],
  'graph/pim-group-eligibility-schedule-instances': [
    { groupId: 'activated', principalId: 'eligible-group', accessId: 'member' },
  ],
  'arm/role-assignments': [
    azure('azure', '/subscriptions/A/resourceGroups/r'),
    azure('azure-team', '/subscriptions/b'),
  ],
  'arm/role-eligibility-schedule-instances': [azure('azure-eligible', '/subscriptions/a')],
};

describe('whom the help desk resets', () => {
  let root = '';
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'postern-help-desk-'));
    for (const [name, rows] of Object.entries(facts)) {
      const path = join(root, `${name}.ndjson`);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    }
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  async function served(helpDesk: AssuranceConfiguration['helpDesk']): Promise<readonly string[]> {
    const { answer, users } = await signInOfFolder(root, { helpDesk });
    return [...users.keys()].filter((user) =>
      answer({ user, audience: 'graph', conditions: {} }).waysIn.some(({ kind }) => kind === 'HELP_DESK_RESETS'),
    );
  }

  test('everybody, where nothing is said', async () => {
    expect(await served(undefined)).toEqual(names);
  });

  test('no administrators: whoever holds a directory role or is eligible for one, directly or through a group, at any scope', async () => {
    expect(await served({ administrators: false })).toEqual(['plain', 'azure', 'azure-eligible', 'azure-group']);
  });

  test('one role is exempt: a custom one is not it', async () => {
    const exempt = { roles: ['helpdesk administrator'] };
    expect(await served({ exempt })).toEqual(['plain', 'custom', 'azure', 'azure-eligible', 'azure-group']);
  });

  test('an Azure scope is exempt, in any case, and what is within it', async () => {
    const left = names.filter((name) => name !== 'azure' && name !== 'azure-eligible');
    expect(await served({ exempt: { azureScopes: ['/subscriptions/a'] } })).toEqual(left);
  });

  test('the desk serves whoever has an Azure role, through a group too', async () => {
    expect(await served({ serves: { azureScopes: ['*'] } })).toEqual(['azure', 'azure-eligible', 'azure-group']);
  });
});
