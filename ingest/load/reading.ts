/** Carries what collections say about rows to the writer, and keeps the account of what goes unused. */
import type { AbilityName } from '#catalogue';
import type { Account } from '../account.ts';
import { resourceType, rootManagementGroup, scopeAbove, scopeKind } from '../azure-scopes.ts';
import type { Emit } from '../collections/index.ts';
import type { CollectionName } from '../facts/collections.ts';
import type { FactRecord, LinkRecord, NodeRecord } from '../records.ts';
import { reachOf } from '../resource-abilities.ts';
import type { Tenant } from '../tenant.ts';
import type { SnapshotWriter } from './writer.ts';

/** The Emit of a load. Before each row, `begin` says which one it is. */
export class Reading implements Emit {
  readonly tenant: Tenant;
  readonly #writer: SnapshotWriter;
  readonly #account: Account;
  #collection: CollectionName = 'graph/organization';
  #example = '';
  #skipped = false;

  constructor(tenant: Tenant, writer: SnapshotWriter, account: Account) {
    this.tenant = tenant;
    this.#writer = writer;
    this.#account = account;
  }

  /** Starts a row; `example` names it in the account. */
  begin(collection: CollectionName, example: string): void {
    this.#collection = collection;
    this.#example = example;
    this.#skipped = false;
  }

  /** Ends a row: it counts as used unless it was skipped. */
  end(): void {
    if (!this.#skipped) this.#account.of(this.#collection).used += 1;
  }

  skip(reason: string): void {
    if (this.#skipped) return;
    this.#skipped = true;
    this.#account.skip(this.#collection, reason, this.#example);
  }

  node(record: NodeRecord): boolean {
    if (this.tenant.nodes.has(record.id)) {
      this.skip('duplicate: its id was there already');
      return false;
    }
    this.tenant.nodes.set(record.id, record.kind);
    const isScope = ['ManagementGroup', 'Subscription', 'ResourceGroup', 'Tenant'].includes(record.kind);
    if (isScope || record.id.startsWith('/')) this.tenant.names.set(record.id, record.name);
    const reaching = isScope ? { ...record, ...reachOf(record.kind, '', {}) } : record;
    const around = isScope ? record.id : scopeAbove(record.id);
    if (record.id.startsWith('/') && around !== undefined)
      this.tenant.reaches(Object.keys(reaching.reachedBy ?? {}) as AbilityName[], around);
    this.#writer.node(reaching);
    return true;
  }

  link(record: LinkRecord): void {
    if (!this.#both(record)) return;
    this.#writer.link(record);
  }

  fact(record: FactRecord): void {
    if (!this.#both(record)) return;
    this.#writer.fact(record);
  }

  scope(scopeId: string): string {
    const id = scopeId === '/' ? rootManagementGroup(this.tenant.id) : scopeId.replace(/\/+$/, '');
    if (this.tenant.nodes.has(id)) return id;
    const kind = scopeKind(id);
    const name = id === rootManagementGroup(this.tenant.id) ? 'Tenant Root Group' : (id.split('/').at(-1) ?? id);
    const above = scopeAbove(id);
    if (above !== undefined) this.scope(above);
    this.node({ kind, id, name, details: { collected: false }, ...reachOf(kind, resourceType(id), undefined) });
    return id;
  }

  #both({ from, to }: { readonly from: string; readonly to: string }): boolean {
    const missing = [from, to].find((id) => !this.tenant.nodes.has(id));
    if (missing === undefined) return true;
    this.skip('it refers to an object that is not in the facts');
    return false;
  }
}
