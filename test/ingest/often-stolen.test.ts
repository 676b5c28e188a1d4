/** What is often stolen and not declared sensitive is counted as a question. */
import { expect, test } from '@jest/globals';
import { resourceKind } from '#catalogue';
import type { SensitiveRule } from '#configuration';
import type { Graph } from '#cypher';
import { SnapshotWriter } from '../../ingest/snapshot/writer.ts';
import { resourceId } from '../support/tiny-rows.ts';

/** The questions after resources of these types, under the operator's rules. */
function questions(types: readonly string[], rules: readonly SensitiveRule[] = []): string[] {
  const writer = new SnapshotWriter({} as Graph, 's', rules);
  for (const [at, type] of types.entries()) {
    const id = resourceId(type, `r${at}`).toLowerCase();
    writer.node({ kind: resourceKind(id), id, name: `r${at}` });
  }
  return writer.oftenStolen.gaps().map(({ says }) => says.replace(/:.*/s, ''));
}

const stores = ['Microsoft.Storage/storageAccounts', 'Microsoft.Storage/storageAccounts'];

test('storage, databases, backup vaults and registries are counted', () => {
  const types = [
    ...stores,
    'Microsoft.Sql/servers',
    'Microsoft.DocumentDB/databaseAccounts',
    'Microsoft.DBforPostgreSQL/flexibleServers',
    'Microsoft.RecoveryServices/vaults',
    'Microsoft.ContainerRegistry/registries',
  ];
  expect(questions(types)).toEqual([
    'Nothing is declared of 1 backup vault, 1 container registry, 2 storage accounts, 3 database servers',
  ]);
});

test('what is declared is no question, whatever it requires', () => {
  const declared = (requires: SensitiveRule['requires']) => questions(stores, [{ kind: 'StorageAccount', requires }]);
  expect(declared(3)).toEqual([]);
  expect(declared('nothing')).toEqual([]);
  expect(questions(stores, [{ name: 'r0', requires: 3 }])).toEqual(['Nothing is declared of 1 storage account']);
});

test('what is sensitive by default, and what holds no data, is none', () => {
  expect(questions(['Microsoft.KeyVault/vaults', 'Microsoft.Network/virtualNetworks'])).toEqual([]);
  expect(questions([])).toEqual([]);
});
