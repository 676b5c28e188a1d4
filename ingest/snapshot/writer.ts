/** Writes nodes, links and facts of one snapshot in batches; nodes always before what joins them. */
import { labelsOf } from '#catalogue';
import type { SensitiveRule } from '#configuration';
import { type CreatedLink, createFacts, createLinks, createNodes, type Graph } from '#cypher';
import { type FactRecord, gateKnownOf, type LinkRecord, type NodeRecord } from '#derivation';
import { AssumptionAccount } from './assumption-account.ts';
import { OftenStolen } from './often-stolen.ts';
import type { RecordSink } from './record-sink.ts';
import { ruleFor, sensitivity } from './sensitive.ts';

const batch = 10_000;
/** Rows of all kinds that wait before a round is written: several kinds at once still make statements that are worth their way. */
const full = 2 * batch;

interface LinkBatch {
  readonly kind: string;
  readonly rule: string;
  readonly basis: string;
  readonly rows: CreatedLink[];
}

/** What is written together: nodes, then links, then facts. */
interface Round {
  readonly nodes: Map<string, { readonly labels: string[]; readonly rows: Record<string, unknown>[] }>;
  readonly links: Map<string, LinkBatch>;
  readonly facts: Map<string, string[][]>;
}

/** The writer of a snapshot. Holds at most two rounds in memory. */
export class SnapshotWriter implements RecordSink {
  nodes = 0;
  links = 0;
  facts = 0;
  /** What the links take for granted. */
  readonly assumptions = new AssumptionAccount();
  /** What is often stolen and is not declared sensitive. */
  readonly oftenStolen = new OftenStolen();
  readonly #graph: Graph;
  readonly #snapshot: string;
  readonly #rules: readonly SensitiveRule[];
  /** Names of subscriptions, whose rows come before those of what lies in them. */
  readonly #subscriptions = new Map<string, string>();
  #nodes: Round['nodes'] = new Map();
  #links: Round['links'] = new Map();
  #facts: Round['facts'] = new Map();
  #pending = 0;
  #round: Promise<void> = Promise.resolve();

  /** `rules` add to what is sensitive by default. */
  constructor(graph: Graph, snapshot: string, rules: readonly SensitiveRule[] = []) {
    this.#graph = graph;
    this.#snapshot = snapshot;
    this.#rules = rules;
  }

  node(record: NodeRecord): void {
    if (record.kind === 'Subscription') this.#subscriptions.set(record.id, record.name);
    const rule = ruleFor(record, this.#rules, this.#subscriptions);
    const sensitive = sensitivity(record, rule);
    if (sensitive === undefined && rule === undefined) this.oftenStolen.note(record);
    const labels = [...labelsOf(record.kind), ...(sensitive === undefined ? [] : ['Sensitive'])];
    const rows = getOrMake(this.#nodes, labels.join(), () => ({ labels, rows: [] })).rows;
    // What the operator says of a node stands, whatever is derived later.
    const declared = rule
      ? { sensitivityDeclared: true, requiredByDefault: sensitivity(record)?.requiredAssurance ?? 0 }
      : {};
    rows.push({ ...this.#properties(record), ...sensitive, ...declared });
    this.nodes += 1;
    this.#pending += 1;
  }

  link(record: LinkRecord): void {
    const { kind, rule, basis } = record;
    const { rows } = getOrMake(this.#links, `${kind} ${rule} ${basis}`, () => ({ kind, rule, basis, rows: [] }));
    this.assumptions.link(record);
    const assurance = record.authenticates ? record.gate : null;
    rows.push([
      this.#key(record.from),
      this.#key(record.to),
      record.gate,
      gateKnownOf(record),
      record.evidence,
      assurance,
      record.authenticators ?? null,
      record.says ?? null,
      record.repeats ?? null,
    ]);
    this.links += 1;
    this.#pending += 1;
  }

  fact({ kind, from, to }: FactRecord): void {
    getOrMake(this.#facts, kind, () => []).push([this.#key(from), this.#key(to)]);
    this.facts += 1;
    this.#pending += 1;
  }

  /** Whether enough waits to be worth a round of writing. */
  get isFull(): boolean {
    return this.#pending >= full;
  }

  /**
   * Where enough waits, has it written while the caller goes on: the database creates one round as the next is read. At most
   * two rounds are in memory, and they are written in order. Throws GraphError of the round before.
   */
  async makeRoom(): Promise<void> {
    if (!this.isFull) return;
    await this.#round;
    this.#round = this.#write(this.#take());
    // Whoever waits for the round hears of its failure; until then nobody does.
    this.#round.catch(() => {});
  }

  /** Writes all that waits, and returns when it is there. Throws GraphError. */
  async flush(): Promise<void> {
    await this.#round;
    await this.#write(this.#take());
  }

  /** Returns when nothing is being written any more, whether that went well or not. */
  async settle(): Promise<void> {
    await this.#round.catch(() => {});
  }

  #take(): Round {
    const round = { nodes: this.#nodes, links: this.#links, facts: this.#facts };
    this.#nodes = new Map();
    this.#links = new Map();
    this.#facts = new Map();
    this.#pending = 0;
    return round;
  }

  async #write({ nodes, links, facts }: Round): Promise<void> {
    for (const { labels, rows } of nodes.values()) {
      for (const slice of slices(rows)) await this.#graph.run(createNodes, { labels, nodes: slice });
    }
    for (const { kind, rule, basis, rows } of links.values()) {
      for (const slice of slices(rows)) await this.#graph.run(createLinks, { kind, rule, basis, rows: slice });
    }
    for (const [kind, rows] of facts) {
      for (const slice of slices(rows)) await this.#graph.run(createFacts, { kind, rows: slice });
    }
  }

  #key(id: string): string {
    return `${this.#snapshot}/${id}`;
  }

  #properties(record: NodeRecord): Record<string, unknown> {
    const { kind, id, name, sourceId = id, details, abilities, reachedBy = {}, reachedAssumed = [] } = record;
    const { abilitiesAssumed = [], aliases = [] } = record;
    const reached = Object.entries(reachedBy);
    const assumed: ReadonlySet<string> = new Set(reachedAssumed);
    return {
      key: this.#key(id),
      id,
      sourceId,
      name,
      kind,
      // The end of a long name is cut off: an index entry has a limit of about 8 kB.
      listing: `${this.#snapshot}/${kind}/${name.toLowerCase().slice(0, 500)}/${id.slice(0, 1_000)}`,
      ...(aliases.length === 0 ? {} : { aliases: aliases.map((alias) => alias.toLowerCase()) }),
      ...(details === undefined ? {} : { details: JSON.stringify(details) }),
      ...(abilities === undefined || abilities.length === 0 ? {} : { abilities }),
      ...(abilitiesAssumed.length === 0 ? {} : { abilitiesAssumed }),
      ...(reached.length === 0
        ? {}
        : {
            reachedBy: reached.map(([name]) => name),
            reachedGates: reached.map(([, gate]) => gate),
            reachedKnown: reached.map(([name, gate]) => (assumed.has(name) ? -1 : gate)),
          }),
    };
  }
}

function getOrMake<V>(map: Map<string, V>, key: string, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

function* slices<T>(rows: readonly T[]): Generator<T[]> {
  for (let from = 0; from < rows.length; from += batch) yield rows.slice(from, from + batch);
}
