/** Abilities from permissions: wildcards, exceptions, planes, aliases, custom directory roles. */
import { describe, expect, test } from '@jest/globals';
import { directoryRole } from '#catalogue';
import { covers } from '../../ingest/rules/azure/action-pattern.ts';
import {
  allows,
  appRoleAbilities,
  assumedAbilities,
  azurePowers,
  directoryAbilities,
} from '../../ingest/rules/azure/permissions.ts';

const assign = 'Microsoft.ManagedIdentity/userAssignedIdentities/assign/action';

describe('Azure actions', () => {
  test('a wildcard stands for any run of characters, in any case', () => {
    expect(covers('*/read', 'Microsoft.Sql/servers/read')).toBe(true);
    expect(covers('microsoft.compute/*', 'Microsoft.Compute/virtualMachines/runCommand/action')).toBe(true);
    expect(covers('Microsoft.Compute/*/read', 'Microsoft.Compute/virtualMachines/write')).toBe(false);
    expect(covers('Microsoft.KeyVault/vaults/write', 'Microsoft.KeyVault/vaults/writeX')).toBe(false);
    expect(covers('a.b/c', 'aXb/c')).toBe(false);
  });

  test('notActions are subtracted from their own permission only', () => {
    const permissions = [{ actions: ['*'], notActions: ['*/write'] }, { actions: ['Microsoft.Sql/servers/write'] }];
    expect(allows(permissions, 'Microsoft.Sql/servers/write', 'control')).toBe(true);
    expect(allows(permissions, 'Microsoft.Compute/disks/write', 'control')).toBe(false);
  });

  test('actions give nothing in the data plane', () => {
    expect(azurePowers([{ actions: ['*'] }]).abilities).not.toContain('vault-secrets');
    expect(azurePowers([{ dataActions: ['Microsoft.KeyVault/*'] }]).abilities).toEqual(['vault-secrets']);
  });

  test('the pattern of Managed Identity Operator counts for the operation, other wildcards as they stand', () => {
    const operator = [{ actions: ['Microsoft.ManagedIdentity/userAssignedIdentities/*/assign/action'] }];
    expect(allows(operator, assign, 'control')).toBe(true);
    expect(covers('Microsoft.ManagedIdentity/userAssignedIdentities/*/assign/action', assign)).toBe(false);
    expect(azurePowers(operator).abilities).toEqual(['assign-identity']);
  });

  test('an ability that needs two actions needs both', () => {
    const deploy = 'Microsoft.KeyVault/vaults/deploy/action';
    expect(azurePowers([{ actions: [deploy] }]).abilities).not.toContain('vault-deployments');
    expect(azurePowers([{ actions: [deploy, 'Microsoft.Resources/deployments/write'] }]).abilities).toContain(
      'vault-deployments',
    );
    expect(azurePowers([{ actions: [assign, 'Microsoft.Web/sites/write'] }]).abilities).toContain('attach-identity');
  });

  test('a condition that is not understood limits nothing', () => {
    const actions = ['Microsoft.Authorization/roleAssignments/write'];
    expect(azurePowers([{ actions, condition: '%%' }]).abilities).toContain('azure-access');
    const limited = azurePowers([
      { actions, condition: '@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] GuidEquals {x}' },
    ]);
    expect(limited.abilities).not.toContain('azure-access');
    expect(limited.mayGrant?.({ roleDefinitionId: 'y', principalType: 'User', principalId: '' })).toBe(false);
  });
});

const setsPasswords = 'microsoft.directory/users/password/update';
/** What a custom role with these actions gives. */
const byActions = (actions: readonly string[]) => directoryAbilities({ template: 'custom', actions }).abilities;

describe('directory actions', () => {
  test('a custom role is judged by its actions, all tasks included, and by nothing else', () => {
    expect(byActions(['microsoft.directory/applications/credentials/update'])).toEqual(['application-credentials']);
    expect(byActions(['microsoft.directory/applications/allProperties/allTasks'])).toContain('application-owners');
    expect(byActions(['microsoft.directory/applications.myOrganization/credentials/update'])).toEqual([
      'single-tenant-application-credentials',
    ]);
    expect(byActions(['microsoft.directory/groups.unified/members/update'])).toEqual(['microsoft365-group-members']);
    expect(byActions(['microsoft.directory/applications/standard/read'])).toEqual([]);
    // All properties are not all tasks: consent is none of them.
    expect(byActions(['microsoft.directory/servicePrincipals/allProperties/update'])).toEqual([
      'service-principal-credentials',
      'service-principal-owners',
    ]);
  });

  test('some roles do less over an administrative unit', () => {
    const helpdesk = { template: directoryRole.helpdeskAdministrator, actions: [setsPasswords] };
    expect(directoryAbilities(helpdesk).abilities).toContain('password-helpdesk-administrators');
    expect(directoryAbilities(helpdesk, true).abilities).toEqual(['password-members']);
  });

  test('the row of a built-in role decides what it gives', () => {
    const template = directoryRole.directorySynchronizationAccounts;
    const before = ['microsoft.directory/applications/credentials/update', 'microsoft.directory/applications/create'];
    const after = ['microsoft.directory/onPremisesSynchronization/standard/read'];
    expect(directoryAbilities({ template, actions: before })).toEqual({
      abilities: ['synchronized-passwords', 'application-credentials'],
      assumed: [],
    });
    // The interface of synchronization is no action of the row.
    expect(directoryAbilities({ template, actions: after })).toEqual({
      abilities: ['synchronized-passwords'],
      assumed: [],
    });
  });

  test('a row without actions stands for the built-in role of its template, and that is assumed', () => {
    const silent = directoryAbilities({ template: directoryRole.passwordAdministrator, actions: [] });
    expect(silent).toEqual({ abilities: ['password-members'], assumed: ['password-members'] });
    expect(directoryAbilities({ template: 'custom', actions: [] }).abilities).toEqual([]);
  });

  test('what no row says is given all the same, and sure', () => {
    const end = { abilities: ['tenant-control'], assumed: [] };
    expect(directoryAbilities({ template: directoryRole.globalAdministrator, actions: [] })).toEqual(end);
    expect(directoryAbilities({ template: directoryRole.globalAdministrator, actions: [setsPasswords] })).toEqual(end);
    expect(directoryAbilities({ template: directoryRole.joinedDeviceLocalAdministrator, actions: [] })).toEqual({
      abilities: ['joined-devices'],
      assumed: [],
    });
  });

  test('setting passwords reaches administrators only by the roles of the documented table', () => {
    const operator = { template: directoryRole.securityOperator, actions: [setsPasswords] };
    expect(directoryAbilities(operator).abilities).toEqual(['password-members']);
    expect(byActions([setsPasswords])).toEqual(['password-members']);
    const strongest = { template: directoryRole.privilegedAuthenticationAdministrator, actions: [setsPasswords] };
    expect(directoryAbilities(strongest).abilities).toContain('password-administrators');
    expect(
      directoryAbilities({ ...strongest, actions: ['microsoft.directory/users/basic/update'] }).abilities,
    ).not.toContain('password-administrators');
  });

  test('disabled users are had by whoever enables them and sets passwords, not by one of the two', () => {
    const enables = 'microsoft.directory/users/enable';
    expect(byActions([setsPasswords, enables])).toContain('disabled-members');
    expect(byActions([setsPasswords])).not.toContain('disabled-members');
    expect(byActions([enables])).toEqual(['enable-users']);
  });
});

describe('application permissions', () => {
  test('what nobody has shown to be enough is given, and told apart', () => {
    expect(appRoleAbilities('Application.ReadUpdate.All')).toContain('application-credentials');
    expect(assumedAbilities('Application.ReadUpdate.All')).toContain('application-credentials');
    expect(appRoleAbilities('Application.ReadWrite.All')).toContain('application-credentials');
    expect(assumedAbilities('Application.ReadWrite.All')).toEqual([]);
  });

  test('are told apart by their API', () => {
    expect(appRoleAbilities('Sites.FullControl.All')).toEqual(['all-sites']);
    expect(appRoleAbilities('Exchange: full_access_as_app')).toEqual(['all-mailboxes']);
    expect(appRoleAbilities('full_access_as_app')).toEqual([]);
    expect(appRoleAbilities('User.Read.All')).toEqual([]);
  });
});
