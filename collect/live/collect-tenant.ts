/** A run: every collection of a tenant, each as far as the tenant lets it be read, into a facts folder. */
import type { CollectionEntry, Manifest } from '../facts/manifest.ts';
import { AzureClient } from './ask/azure-client.ts';
import { GraphClient } from './ask/graph-client.ts';
import { Lanes } from './ask/lanes.ts';
import type { Wait } from './ask/persist.ts';
import { Service, type Tally } from './ask/service.ts';
import type { Cloud } from './clouds.ts';
import { CollectError } from './collect-error.ts';
import type { Choices, LiveCollection, LiveName } from './collection.ts';
import { liveCollections } from './collections.ts';
import { Border } from './folder/border.ts';
import { OutputFolder } from './folder/output-folder.ts';
import type { Outcome } from './outcome.ts';
import { readCollection } from './read/read-collection.ts';
import type { Tenant } from './read/reader.ts';
import { checkTenant } from './sign-in/check-token.ts';
import type { TokenSource } from './sign-in/tokens.ts';

/** What a run is told. */
export interface CollectOptions {
  /** The facts folder. */
  readonly out: string;
  readonly cloud: Cloud;
  /** Tokens of each service, and the origin that it answers at; a service without is SKIPPED with the reason. */
  readonly graph: Reachable;
  readonly azure: Reachable;
  /** The tenant that was asked for, id or domain. */
  readonly tenant?: string | undefined;
  readonly choices: Choices;
  /** Collections that are left out by choice. */
  readonly without: readonly string[];
  /** The salt of digests. */
  readonly salt: string;
  readonly signal: AbortSignal;
  readonly progress: CollectProgress;
}

/** A service that can be asked, or why it cannot. */
export type Reachable = { readonly tokens: TokenSource; readonly endpoint: string } | { readonly missing: string };

/** What a run tells while it runs. */
export interface CollectProgress {
  rows(name: string, rows: number, total: number | undefined): void;
  wait(name: string, wait: Wait): void;
  ended(name: string, entry: CollectionEntry): void;
  message(text: string): void;
}

/** What a run came to. */
export interface CollectReport {
  readonly folder: string;
  readonly tenant: Manifest['tenant'];
  readonly collections: Readonly<Record<string, CollectionEntry>>;
  readonly seconds: number;
  readonly requests: Readonly<Record<'graph' | 'azure', Tally>>;
  readonly resourceUnits: number;
}

/** Collects. Throws CollectError where the run cannot begin or go on; what was read is kept for the next run. */
export async function collectTenant(options: CollectOptions): Promise<CollectReport> {
  const run = new Run(options);
  return await run.collect();
}

const nothingAsked: Tally = { requests: 0, operations: 0, throttled: 0 };

class Run {
  readonly #options: CollectOptions;
  readonly #begun = performance.now();
  readonly #lanes = new Lanes();
  readonly #ended = new Map<string, PromiseWithResolvers<void>>();
  readonly #stop = new AbortController();
  readonly #signal: AbortSignal;
  #graph: GraphClient | undefined;
  #azure: AzureClient | undefined;
  #fatal: { graph?: CollectError; azure?: CollectError } = {};
  #folder!: OutputFolder;
  #border!: Border;

  constructor(options: CollectOptions) {
    this.#options = options;
    this.#signal = AbortSignal.any([options.signal, this.#stop.signal]);
    for (const { name } of liveCollections) this.#ended.set(name, Promise.withResolvers<void>());
  }

  async collect(): Promise<CollectReport> {
    const { out, choices, salt } = this.#options;
    const tenant = await this.#signIn();
    this.#border = new Border(salt);
    this.#folder = await OutputFolder.open(out, {
      kind: 'run',
      version: 1,
      startedAt: new Date().toISOString(),
      since: choices.since,
      ...(tenant === undefined ? {} : { tenant }),
    });
    if (this.#folder.left !== undefined) this.#options.progress.message('goes on where an earlier run stopped');
    const outcomes = await Promise.allSettled(liveCollections.map((one) => this.#one(one)));
    const failed = outcomes.find((one) => one.status === 'rejected');
    const fatal = this.#fatal.graph ?? this.#fatal.azure;
    if (failed !== undefined || fatal !== undefined) {
      await this.#folder.leave();
      throw failed?.reason ?? fatal;
    }
    return await this.#report();
  }

  /** Gets a token for each service and checks that they are of one tenant; gives its id where the tokens tell. */
  async #signIn(): Promise<string | undefined> {
    const { graph, azure, cloud, tenant, choices } = this.#options;
    const sources: TokenSource[] = [];
    for (const [name, reachable] of [
      ['graph', graph],
      ['azure', azure],
    ] as const) {
      if ('missing' in reachable) continue;
      await reachable.tokens.token();
      sources.push(reachable.tokens);
      const service = new Service(name, reachable.endpoint, reachable.tokens, cloud);
      if (name === 'graph') this.#graph = new GraphClient(service, choices.since);
      else this.#azure = new AzureClient(service, this.#lanes);
    }
    if (sources.length === 0)
      throw new CollectError('COLLECT_CREDENTIALS', 'missing' in graph ? graph.missing : 'there is no token');
    const claims = sources.map((one) => ({ claims: one.claims(), source: one.source }));
    checkTenant(claims, tenant);
    return claims.map((one) => one.claims?.tid?.toLowerCase()).find((tid) => tid !== undefined);
  }

  /** One collection, from its turn to its entry in the manifest. */
  async #one(collection: LiveCollection): Promise<void> {
    const { name } = collection;
    try {
      if (this.#folder.left?.ended.has(name)) return;
      await Promise.all((collection.after ?? []).map((before) => this.#whenEnded(before)));
      const why = await this.#whySkipped(collection);
      const outcome: Outcome =
        why === undefined
          ? await this.#read(collection)
          : { hasFile: false, entry: { status: 'SKIPPED', reason: why } };
      await this.#folder.end({ kind: 'ended', name, ...outcome });
      this.#options.progress.ended(name, outcome.entry);
    } catch (error) {
      if (error instanceof CollectError) {
        this.#fatal[name.startsWith('graph/') ? 'graph' : 'azure'] ??= error;
        return;
      }
      this.#stop.abort(error);
      throw error;
    } finally {
      this.#ended.get(name)?.resolve();
    }
  }

  async #whenEnded(name: LiveName): Promise<void> {
    await this.#ended.get(name)?.promise;
    this.#signal.throwIfAborted();
    const service = name.startsWith('graph/') ? 'graph' : 'azure';
    // A service whose token is refused answers nobody: what waits for it ends alike.
    if (this.#fatal[service] !== undefined && !this.#folder.entry(name)) throw this.#fatal[service];
  }

  async #whySkipped(collection: LiveCollection): Promise<string | undefined> {
    const { without, graph, azure, choices } = this.#options;
    if (without.includes(collection.name)) return 'left out by --without';
    const reachable = collection.name.startsWith('graph/') ? graph : azure;
    if ('missing' in reachable) return reachable.missing;
    const needed = (collection.needs ?? []).find((one) => !this.#folder.has(one));
    if (needed !== undefined) {
      const entry = this.#folder.entry(needed);
      return `${needed} was not collected (${[entry?.status, entry?.reason].filter(Boolean).join(': ')})`;
    }
    return await collection.skip?.(this.#folder, choices);
  }

  async #read(collection: LiveCollection): Promise<Outcome> {
    return await readCollection(collection, {
      tenant: this.#tenant(),
      border: this.#border,
      left: this.#folder.left?.progress.get(collection.name),
      claims: this.#graph?.service.tokens.claims(),
      message: this.#options.progress.message,
    });
  }

  #tenant(): Tenant {
    const { choices, progress } = this.#options;
    return {
      graph: this.#graph,
      azure: this.#azure,
      lanes: this.#lanes,
      collected: this.#folder,
      choices,
      signal: this.#signal,
      tenantId: this.#folder.run.tenant,
      whenEnded: (name) => this.#whenEnded(name),
      onWait: (name, wait) => progress.wait(name, wait),
      onRows: (work) => progress.rows(work.collection.name, work.counts.rows, work.total),
    };
  }

  async #report(): Promise<CollectReport> {
    const organization = await firstRow(this.#folder, 'graph/organization');
    const id = String(organization?.id ?? this.#folder.run.tenant ?? '');
    const name = typeof organization?.displayName === 'string' ? organization.displayName : undefined;
    if (id !== '') await this.#folder.name({ id, name });
    const nothing = liveCollections.every(({ name: one }) => !this.#folder.has(one));
    if (nothing) {
      const reasons = liveCollections.map(({ name: one }) => this.#folder.entry(one)?.reason).filter(Boolean);
      await this.#folder.leave();
      throw new CollectError('COLLECT_NOTHING', `Nothing could be read: ${reasons[0] ?? 'every request was refused'}.`);
    }
    const manifest = await this.#folder.finish();
    return {
      folder: this.#options.out,
      tenant: manifest.tenant,
      collections: manifest.collections,
      seconds: (performance.now() - this.#begun) / 1000,
      requests: {
        graph: this.#graph?.service.tally ?? nothingAsked,
        azure: this.#azure?.service.tally ?? nothingAsked,
      },
      resourceUnits: this.#lanes.units.total,
    };
  }
}

async function firstRow(folder: OutputFolder, name: LiveName) {
  for await (const row of folder.rows(name)) return row;
  return undefined;
}
