/** Carries what collections say about rows to the writer, and keeps the account of what goes unused. */
import { type AbilityName, type NodeKind, resourceType, rootManagementGroup, scopeAbove, scopeKind } from '#catalogue';
import { type FactRecord, type LinkRecord, longestId, type NodeRecord } from '#derivation';
import type { CollectionName } from '#facts';
import { DigestSet } from '#facts';
import type { Emit, References } from '../memory/emit.ts';
import type { LoadMemory } from '../memory/index.ts';
import { reachOf } from '../rules/azure/resource-abilities.ts';
import { CollectedOrNot } from '../rules/placeholders/uncollected.ts';
import type { Account } from './account.ts';
import type { RecordSink } from './record-sink.ts';

/** Characters; the names of Entra and Azure end at 256, and what is made of a name stands in an index too. */
const longestName = 500;

/** Kinds of node whose names the names of others are made of. */
const named: ReadonlySet<NodeKind> = new Set(['Group', 'Application', 'AdministrativeUnit']);

/** The Emit of a load, with all of its memory. Before each row, `begin` says which one it is. */
export class Reading implements Emit, LoadMemory {
  readonly tenant: LoadMemory['tenant'];
  readonly drawn: LoadMemory['drawn'];
  readonly gaps: LoadMemory['gaps'];
  readonly powers: LoadMemory['powers'];
  readonly directory: LoadMemory['directory'];
  readonly groups: LoadMemory['groups'];
  readonly applications: LoadMemory['applications'];
  readonly azure: LoadMemory['azure'];
  readonly identities: LoadMemory['identities'];
  readonly eligibility: LoadMemory['eligibility'];
  readonly privileges: LoadMemory['privileges'];
  readonly judged: LoadMemory['judged'];
  readonly refersTo: References = new CollectedOrNot(this);
  readonly #writer: RecordSink;
  readonly #account: Account;
  /** The row that is being read; undefined where what is said is said by none, and so counts as none. */
  #row: { readonly collection: CollectionName; readonly example: string } | undefined;
  #skipped = false;
  /** Links and facts of this collection so far, and whether the current row gave any that are new, or old. */
  #seen = new DigestSet();
  #isNew = false;
  #isRepeated = false;

  constructor(memory: LoadMemory, writer: RecordSink, account: Account) {
    this.tenant = memory.tenant;
    this.drawn = memory.drawn;
    this.gaps = memory.gaps;
    this.powers = memory.powers;
    this.directory = memory.directory;
    this.groups = memory.groups;
    this.applications = memory.applications;
    this.azure = memory.azure;
    this.identities = memory.identities;
    this.eligibility = memory.eligibility;
    this.privileges = memory.privileges;
    this.judged = memory.judged;
    this.#writer = writer;
    this.#account = account;
  }

  /** Starts a row; `example` names it in the account. */
  begin(collection: CollectionName, example: string): void {
    // A row that is there twice stands in one file; to forget the others' keeps the memory bounded by the largest.
    if (collection !== this.#row?.collection) this.#seen = new DigestSet();
    this.#row = { collection, example };
    this.#skipped = false;
    this.#isNew = false;
    this.#isRepeated = false;
  }

  /** Leaves the rows: what follows is said by all of them together. */
  leaveRows(): void {
    this.#row = undefined;
    this.#seen = new DigestSet();
  }

  /** Ends a row: it counts as used unless it was skipped. */
  end(): void {
    if (this.#isRepeated && !this.#isNew) this.skip('duplicate: what it says was there already');
    if (this.#row !== undefined && !this.#skipped) this.#account.of(this.#row.collection).used += 1;
  }

  skip(reason: string): void {
    if (this.#row === undefined || this.#skipped) return;
    this.#skipped = true;
    this.#account.skip(this.#row.collection, reason, this.#row.example);
  }

  node(given: NodeRecord): boolean {
    const name = given.name.length > longestName ? `${given.name.slice(0, longestName)}\u2026` : given.name;
    const record = { ...given, name };
    if (this.drawn.kinds.has(record.id)) {
      this.skip('duplicate: its id was there already');
      return false;
    }
    if (record.id.length > longestId) {
      this.skip(`its id is longer than ${longestId} characters`);
      return false;
    }
    this.drawn.kinds.set(record.id, record.kind);
    this.#isNew = true;
    const isScope = ['ManagementGroup', 'Subscription', 'ResourceGroup', 'Tenant'].includes(record.kind);
    if (isScope || record.id.startsWith('/') || named.has(record.kind)) this.drawn.names.set(record.id, record.name);
    const reaching = isScope ? { ...record, ...reachOf(record.kind, '', {}) } : record;
    const around = isScope ? record.id : scopeAbove(record.id);
    if (record.id.startsWith('/') && around !== undefined)
      this.powers.reaches(Object.keys(reaching.reachedBy ?? {}) as AbilityName[], around);
    this.#writer.node(reaching);
    return true;
  }

  link(record: LinkRecord): void {
    const { kind, from, to, gate, rule, basis } = record;
    if (!this.#both(record) || !this.#first(`${kind} ${gate} ${rule} ${basis} ${from} ${to}`)) return;
    if (this.drawn.kinds.get(from) === 'Group') this.drawn.leadingGroups.add(from);
    this.#writer.link(record);
  }

  fact(record: FactRecord): void {
    if (!this.#both(record) || !this.#first(`${record.kind} ${record.from} ${record.to}`)) return;
    this.#writer.fact(record);
  }

  scope(scopeId: string): string {
    const id = scopeId === '/' ? rootManagementGroup(this.tenant.id) : scopeId.replace(/\/+$/, '');
    if (this.drawn.kinds.has(id)) return id;
    if (id.length > longestId) {
      this.skip(`its id is longer than ${longestId} characters`);
      return id;
    }
    const kind = scopeKind(id);
    const name = id === rootManagementGroup(this.tenant.id) ? 'Tenant Root Group' : (id.split('/').at(-1) ?? id);
    const above = scopeAbove(id);
    if (above !== undefined) this.scope(above);
    this.node({ kind, id, name, details: { collected: false }, ...reachOf(kind, resourceType(id), undefined) });
    return id;
  }

  #first(said: string): boolean {
    const isNew = this.#seen.add(said);
    if (isNew) this.#isNew = true;
    else this.#isRepeated = true;
    return isNew;
  }

  #both({ from, to }: { readonly from: string; readonly to: string }): boolean {
    const missing = [from, to].find((id) => !this.drawn.kinds.has(id));
    if (missing === undefined) return true;
    this.skip('it refers to an object that is not in the facts');
    return false;
  }
}
