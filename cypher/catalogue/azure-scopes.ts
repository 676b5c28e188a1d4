/** Azure scopes by their ids: what kind of thing an id names, and what lies above it. */
import type { NodeKind } from './node-kinds.ts';

const kindByType: Readonly<Record<string, NodeKind>> = {
  'microsoft.keyvault/vaults': 'KeyVault',
  'microsoft.storage/storageaccounts': 'StorageAccount',
  'microsoft.compute/virtualmachines': 'VirtualMachine',
  'microsoft.compute/virtualmachinescalesets': 'VirtualMachineScaleSet',
  'microsoft.hybridcompute/machines': 'ArcMachine',
  'microsoft.web/sites': 'WebApp',
  'microsoft.logic/workflows': 'LogicApp',
  'microsoft.automation/automationaccounts': 'AutomationAccount',
  'microsoft.containerservice/managedclusters': 'ManagedCluster',
  'microsoft.containerregistry/registries': 'ContainerRegistry',
  'microsoft.app/containerapps': 'ContainerApp',
  'microsoft.containerinstance/containergroups': 'ContainerInstance',
  'microsoft.managedidentity/userassignedidentities': 'UserAssignedIdentity',
  'microsoft.sql/servers': 'SqlServer',
  'microsoft.documentdb/databaseaccounts': 'CosmosDb',
  'microsoft.datafactory/factories': 'DataFactory',
};

/** The kind of the resource with this lower-case id; sites tell function apps by their `kind`. */
export function resourceKind(id: string, siteKind?: string | null): NodeKind {
  const kind = kindByType[resourceType(id)] ?? 'Resource';
  return kind === 'WebApp' && siteKind?.toLowerCase().includes('functionapp') ? 'FunctionApp' : kind;
}

/** The type in a resource id, such as `microsoft.keyvault/vaults`: the provider, then every second segment. */
export function resourceType(id: string): string {
  const [provider = '', ...segments] = (id.split('/providers/').at(-1) ?? '').split('/');
  return [provider, ...segments.filter((_, index) => index % 2 === 0)].join('/');
}

/** The kind of scope that a lower-case id names. */
export function scopeKind(id: string): NodeKind {
  if (/^\/providers\/microsoft\.management\/managementgroups\/[^/]+$/.test(id)) return 'ManagementGroup';
  if (/^\/subscriptions\/[^/]+$/.test(id)) return 'Subscription';
  if (/^\/subscriptions\/[^/]+\/resourcegroups\/[^/]+$/.test(id)) return 'ResourceGroup';
  return resourceKind(id);
}

/**
 * The scope above a lower-case id as the id itself tells; undefined for management groups and subscriptions, whose
 * parents only their own rows name. A child resource lies below its parent resource.
 */
export function scopeAbove(id: string): string | undefined {
  const group = /^\/subscriptions\/[^/]+\/resourcegroups\/[^/]+/.exec(id)?.[0];
  const subscription = /^\/subscriptions\/[^/]+/.exec(id)?.[0];
  if (subscription === undefined)
    return /^(\/providers\/microsoft\.management\/managementgroups\/[^/]+)\/providers\//.exec(id)?.[1];
  if (id === subscription) return undefined;
  if (id === group) return subscription;
  const parent = id.replace(/\/[^/]+\/[^/]+$/, '');
  const isChild =
    parent.split('/providers/').at(-1)?.includes('/') &&
    parent.includes('/providers/') &&
    resourceType(parent).includes('/');
  return isChild && parent !== group ? parent : (group ?? subscription);
}

/** The tenant's root management group, below which every subscription lies. */
export function rootManagementGroup(tenantId: string): string {
  return `/providers/microsoft.management/managementgroups/${tenantId}`;
}
