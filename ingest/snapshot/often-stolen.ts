/** Counts what is often stolen and has not been declared sensitive: it is in no measure, so that is a question to the operator. */
import { type NodeKind, resourceType } from '#catalogue';
import type { LoadGap } from '../memory/gaps.ts';

/** The words for one and for several. */
type Words = readonly [one: string, several: string];

const databases: Words = ['database server', 'database servers'];
const backups: Words = ['backup vault', 'backup vaults'];

/** Kinds that hold data. */
const byKind: Readonly<Partial<Record<NodeKind, Words>>> = {
  StorageAccount: ['storage account', 'storage accounts'],
  SqlServer: databases,
  CosmosDb: databases,
  ContainerRegistry: ['container registry', 'container registries'],
};

/** Types that have no kind of node of their own. */
const byType: Readonly<Record<string, Words>> = {
  'microsoft.sql/managedinstances': databases,
  'microsoft.dbforpostgresql/servers': databases,
  'microsoft.dbforpostgresql/flexibleservers': databases,
  'microsoft.dbformysql/servers': databases,
  'microsoft.dbformysql/flexibleservers': databases,
  'microsoft.dbformariadb/servers': databases,
  'microsoft.kusto/clusters': databases,
  'microsoft.synapse/workspaces': databases,
  'microsoft.recoveryservices/vaults': backups,
  'microsoft.dataprotection/backupvaults': backups,
};

/** Counts them; whatever is sensitive, or declared to require nothing, is not noted here. */
export class OftenStolen {
  readonly #counts = new Map<Words, number>();

  /** Notes a node that nobody declared anything about. `id` is in lower case. */
  note({ kind, id }: { readonly kind: NodeKind; readonly id: string }): void {
    const words = byKind[kind] ?? (kind === 'Resource' ? byType[resourceType(id)] : undefined);
    if (words === undefined) return;
    this.#counts.set(words, (this.#counts.get(words) ?? 0) + 1);
  }

  /** The question, with the numbers; none where nothing was noted. */
  gaps(): LoadGap[] {
    if (this.#counts.size === 0) return [];
    const each = [...this.#counts].map(([[one, several], count]) => `${count} ${count === 1 ? one : several}`);
    const says = `Nothing is declared of ${each.sort().join(', ')}: such resources are often what is stolen, and only those under \`sensitive\` in postern.yaml are measured. Declare what they require, or that they require nothing.`;
    return [{ links: ['READS_DATA', 'LISTS_KEYS'], says }];
  }
}
