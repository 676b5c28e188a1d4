/** Azure resources with their identities and settings. Shapes: Azure Resource Manager, one type each. */
import { cleanRow, objectOf, type Row, textOf } from '../clean-row.ts';
import { fact, type KindEntry, type KindTable, missing } from '../converter.ts';

/** What the collector adds to a resource; all of it is in the id. */
const added = [
  'subscriptionId',
  'resourceGroupId',
  'resourceGroupName',
  'resourceGroup',
  'storageAccountId',
  'tenantId',
];

/** A resource of one type; ARM always gives `type`, so the table's is only for a row that lost it. */
function resource(type: string, withoutProperties: readonly string[] = []): KindEntry {
  return {
    feeds: ['arm/resources'],
    convert: (entry) => {
      const id = textOf(entry, 'id');
      if (id === undefined) return missing('id');
      return fact('arm/resources', id, () => {
        const row: Row = { type, ...cleanRow(entry, added) };
        const properties = objectOf(row, 'properties');
        if (properties === undefined || withoutProperties.length === 0) return row;
        return { ...row, properties: cleanRow(properties, withoutProperties) };
      });
    },
  };
}

/** One type a kind. A workflow's definition and parameters can hold secrets in the clear, and no rule reads them. */
export const resourceKinds: KindTable = {
  AZVM: resource('Microsoft.Compute/virtualMachines'),
  AZVMScaleSet: resource('Microsoft.Compute/virtualMachineScaleSets'),
  AZKeyVault: resource('Microsoft.KeyVault/vaults'),
  AZStorageAccount: resource('Microsoft.Storage/storageAccounts'),
  AZStorageContainer: resource('Microsoft.Storage/storageAccounts/blobServices/containers'),
  AZAutomationAccount: resource('Microsoft.Automation/automationAccounts'),
  AZLogicApp: resource('Microsoft.Logic/workflows', ['definition', 'parameters']),
  AZFunctionApp: resource('Microsoft.Web/sites'),
  AZWebApp: resource('Microsoft.Web/sites'),
  AZContainerRegistry: resource('Microsoft.ContainerRegistry/registries'),
  AZManagedCluster: resource('Microsoft.ContainerService/managedClusters'),
};
