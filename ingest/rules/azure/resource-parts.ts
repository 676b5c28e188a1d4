/** Child resources that hold part of their parent's data: whoever has the data of the parent has theirs. */
import type { LinkKind } from '#catalogue';
import { resourceType, scopeAbove } from '#catalogue';
import type { Emit } from '../../memory/emit.ts';
import type { Reads, Writes } from '../../memory/index.ts';

const secrets = 'microsoft.keyvault/vaults/secrets';
const storage = 'microsoft.storage/storageaccounts';

const parts: ReadonlyMap<string, LinkKind> = new Map<string, LinkKind>([
  [secrets, 'READS_SECRETS'],
  ...[
    `${storage}/blobservices`,
    `${storage}/blobservices/containers`,
    `${storage}/fileservices`,
    `${storage}/fileservices/shares`,
    `${storage}/queueservices`,
    `${storage}/queueservices/queues`,
    `${storage}/tableservices`,
    `${storage}/tableservices/tables`,
    'microsoft.sql/servers/databases',
    'microsoft.documentdb/databaseaccounts/sqldatabases',
    'microsoft.documentdb/databaseaccounts/sqldatabases/containers',
    'microsoft.documentdb/databaseaccounts/mongodbdatabases',
    'microsoft.servicebus/namespaces/queues',
    'microsoft.servicebus/namespaces/topics',
    'microsoft.eventhub/namespaces/eventhubs',
  ].map((type) => [type, 'READS_DATA'] as const),
]);

const namespace = 'microsoft.containerservice/managedclusters/namespaces';

/** Code in one namespace of a cluster runs on its nodes, with their tokens. https://learn.microsoft.com/azure/aks/manage-azure-rbac */
export function clusterNamespaces(emit: Emit & Reads<'azure'> & Writes<'powers'>): void {
  for (const id of [...emit.drawn.kinds.keys()].filter(
    (one) => one.startsWith('/') && resourceType(one) === namespace,
  )) {
    const to = emit.scope(scopeAbove(id) ?? id);
    if (emit.azure.clustersOfOwnRoles.has(to)) emit.powers.close(id, 'cluster-data');
    const link = { from: id, to, gate: 0, rule: 'cluster-namespace', basis: 'OBSERVED', evidence: [id] } as const;
    emit.link({ ...link, kind: 'EXECUTES_ON' });
  }
}

/** Draws them. A secret in a vault that judges by access policies is closed to data roles, as the vault is. */
export function resourceParts(emit: Emit & Reads<'azure'> & Writes<'powers'>): void {
  const children = [...emit.drawn.kinds.keys()].filter((id) => id.startsWith('/') && parts.has(resourceType(id)));
  for (const child of children) partOf(child, emit);
}

function partOf(id: string, emit: Emit & Reads<'azure'> & Writes<'powers'>): void {
  const above = scopeAbove(id);
  const type = resourceType(id);
  const kind = parts.get(type);
  if (above === undefined || kind === undefined) return;
  const isNew = !emit.drawn.kinds.has(above);
  const from = emit.scope(above);
  if (type === secrets && emit.azure.policyVaults.has(from)) emit.powers.close(id, 'vault-secrets');
  emit.link({ kind, from, to: id, gate: 0, rule: 'part-of-resource', basis: 'OBSERVED', evidence: [id] });
  if (isNew) partOf(from, emit);
}
