/** What reaches a resource: open, closed, or ASSUMED where a source left the setting out. */
import { describe, expect, test } from '@jest/globals';
import { reachOf } from '../../ingest/rules/azure/resource-abilities.ts';

/** How an ability reaches it. */
function judged(...[kind, type, settings]: Parameters<typeof reachOf>) {
  const { reachedBy, reachedAssumed } = reachOf(kind, type, settings);
  return (ability: keyof typeof reachedBy) =>
    reachedBy[ability] === undefined ? 'closed' : reachedAssumed.includes(ability) ? 'ASSUMED' : 'OBSERVED';
}

describe('a setting', () => {
  const cluster = 'microsoft.containerservice/managedclusters';

  test('closes what it is for, and opens it OBSERVED where it says so', () => {
    const closed = judged('ManagedCluster', cluster, { disableLocalAccounts: true });
    expect(closed('cluster-credentials')).toBe('closed');
    const open = judged('ManagedCluster', cluster, { disableLocalAccounts: false });
    expect([open('cluster-credentials'), open('cluster-commands')]).toEqual(['OBSERVED', 'OBSERVED']);
  });

  test('that the export left out is open and ASSUMED, whatever it could have closed', () => {
    const exported = judged('ManagedCluster', cluster, { nodeResourceGroup: 'mc' } as object);
    expect(exported('cluster-credentials')).toBe('ASSUMED');
    expect(exported('cluster-user-credentials')).toBe('ASSUMED');
    expect(exported('cluster-data')).toBe('ASSUMED');
    expect(exported('cluster-commands')).toBe('ASSUMED');
    const registry = judged('ContainerRegistry', 'microsoft.containerregistry/registries', undefined);
    expect(registry('registry-keys')).toBe('ASSUMED');
    expect(registry('registry-tasks')).toBe('OBSERVED');
  });

  test('that a whole row leaves out has the default of ARM', () => {
    const account = judged('StorageAccount', 'microsoft.storage/storageaccounts', {
      provisioningState: 'Succeeded',
    } as object);
    expect(account('storage-keys')).toBe('OBSERVED');
    const registry = judged('ContainerRegistry', 'microsoft.containerregistry/registries', {
      loginServer: 'r.azurecr.io',
    } as object);
    expect(registry('registry-keys')).toBe('closed');
    const vault = judged('KeyVault', 'microsoft.keyvault/vaults', { vaultUri: 'https://v' } as object);
    expect([vault('vault-access-policies'), vault('vault-secrets'), vault('vault-deployments')]).toEqual([
      'OBSERVED',
      'closed',
      'closed',
    ]);
  });
});
