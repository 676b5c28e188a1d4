/** Administrators that a resource names itself, beside those whom Azure roles give power over it. */

import { entitlementId, resourceType } from '#catalogue';
import type { Emit } from '../../memory/emit.ts';
import type { Writes } from '../../memory/index.ts';
import { entitle } from '../directory/entitlement.ts';
import type { Resource } from './resource.ts';

/** Draws those of clusters, SQL servers and Cosmos DB accounts. */
export function resourceAdministrators(row: Resource, emit: Emit & Writes<'powers'>): void {
  const { id, properties } = row;
  const type = resourceType(id);
  if (type === 'microsoft.containerservice/managedclusters') clusterAdministrators(row, emit);
  // https://learn.microsoft.com/azure/azure-sql/database/authentication-aad-overview
  if (type === 'microsoft.sql/servers') holdsData(id, id, properties?.administrators?.sid, 'SQL administrator', emit);
  if (type === 'microsoft.sql/servers/administrators')
    holdsData(id, parentOf(id), properties?.sid, 'SQL administrator', emit);
  // https://learn.microsoft.com/azure/cosmos-db/how-to-setup-rbac; both built-in roles and any of one's own read data
  if (type === 'microsoft.documentdb/databaseaccounts/sqlroleassignments')
    holdsData(id, parentOf(id), properties?.principalId, 'Cosmos DB data role', emit);
}

function parentOf(id: string): string {
  return id.split('/').slice(0, -2).join('/');
}

/** The groups of an AKS cluster's administrators. https://learn.microsoft.com/azure/aks/enable-authentication-microsoft-entra-id */
function clusterAdministrators({ id, properties }: Resource, emit: Emit): void {
  for (const group of properties?.aadProfile?.adminGroupObjectIDs ?? []) {
    if (!emit.refersTo.principal(group, 'Group')) {
      emit.skip('it refers to an object that is not in the facts');
      continue;
    }
    const evidence = [`arm/resources:${id}`];
    const link = { from: group, to: id, gate: 0, rule: 'cluster-administrators', basis: 'OBSERVED', evidence } as const;
    emit.link({ ...link, kind: 'EXECUTES_ON' });
  }
}

function holdsData(
  row: string,
  resource: string,
  principal: string | null | undefined,
  name: string,
  emit: Emit & Writes<'powers'>,
): void {
  if (!principal) return;
  if (!emit.refersTo.principal(principal, undefined))
    return emit.skip('it refers to an object that is not in the facts');
  const at = emit.scope(resource);
  const id = entitlementId('database-administrator', at);
  const evidence = [`arm/resources:${row}`];
  const link = { gate: 0, rule: 'database-administrator', basis: 'OBSERVED', evidence } as const;
  const named = `${name} @ ${emit.drawn.names.get(at) ?? at}`;
  if (entitle({ id, name: named, abilities: [], at }, emit))
    emit.link({ ...link, kind: 'READS_DATA', from: id, to: at });
  emit.link({ ...link, kind: 'HOLDS', from: principal, to: id });
}
