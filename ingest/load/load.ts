/** Loads a tenant: facts in, a published snapshot out. The order is that of design: read, derive, expose, publish, drop. */
import type { Graph } from '#cypher';
import { Account } from '../account.ts';
import { assessExposure, type ExposureReport } from '../exposure/assess-exposure.ts';
import type { FactsFolder } from '../facts/folder.ts';
import type { CollectionEntry } from '../facts/manifest.ts';
import { judgeSignIn } from '../sign-in/index.ts';
import { Tenant } from '../tenant.ts';
import { derive } from './derive.ts';
import { begin, dropOld, type Heartbeat, heartbeat as usualHeartbeat } from './lifecycle.ts';
import { type LoadProgress, readFacts, tenantOf } from './read-facts.ts';
import { SnapshotWriter } from './writer.ts';

/** How to load. */
export interface LoadOptions {
  readonly replace?: boolean;
  /** How many snapshots stay, the new one included. */
  readonly keep?: number;
  /** Seconds that a superseded snapshot stays at least. */
  readonly rest?: number;
  /** What the facts were made from, in words, where it is not the folder. */
  readonly source?: string;
  readonly progress?: LoadProgress;
  /** Stops the load between batches; what was published stays. */
  readonly signal?: AbortSignal;
  readonly heartbeat?: Heartbeat;
}

/** What a load did; kept in the snapshot's record. */
export interface LoadReport {
  readonly snapshot: string;
  readonly tenant: { readonly id: string; readonly name: string };
  readonly source: string;
  readonly seconds: number;
  readonly nodes: number;
  readonly links: number;
  readonly exposure: ExposureReport;
  /** Rows read, used and unused, by collection. */
  readonly rows: ReturnType<Account['toJSON']>;
  /** What was collected and what was not, from the manifest. */
  readonly collections: Readonly<Record<string, CollectionEntry>>;
  readonly gaps: readonly { readonly links: readonly string[]; readonly says: string }[];
  readonly unknownFiles: readonly string[];
}

/** Loads and publishes; on failure the published snapshot stays as it was. Throws FactsError, LoadError, GraphError. */
export async function load(graph: Graph, folder: FactsFolder, options: LoadOptions = {}): Promise<LoadReport> {
  const { progress = () => {}, replace = false, keep = 2, rest = 600, heartbeat = usualHeartbeat } = options;
  const { source = folder.path } = options;
  const keeping = { keep, rest, heartbeat };
  const tenant = await tenantOf(folder);
  const building = await begin(graph, { tenant: tenant.id, source, replace, heartbeat }, progress);
  const step: LoadProgress = (message) => {
    options.signal?.throwIfAborted();
    building.lost.throwIfAborted();
    progress(message);
  };
  try {
    await dropOld(graph, { ...keeping, own: building.id }, step);
    const report = await build(graph, folder, { snapshot: building.id, tenant, source, step });
    step('publish');
    await building.publish(JSON.stringify(report));
    // What cannot be dropped now is dropped by the next load: no reason to call this one failed.
    await dropOld(graph, keeping, progress).catch(() => progress('what was superseded could not be dropped yet'));
    return report;
  } catch (error) {
    await building.abandon().catch(() => {});
    throw error;
  }
}

interface Build {
  readonly snapshot: string;
  readonly tenant: { readonly id: string; readonly name: string };
  readonly source: string;
  readonly step: LoadProgress;
}

/** Reads, derives and exposes; nobody sees the snapshot yet. */
async function build(
  graph: Graph,
  folder: FactsFolder,
  { snapshot, tenant: origin, source, step }: Build,
): Promise<LoadReport> {
  const begun = performance.now();
  const tenant = Object.assign(new Tenant(), origin, collectedAt(folder));
  const account = new Account();
  const writer = new SnapshotWriter(graph, snapshot);
  await readFacts(folder, tenant, writer, account, step);
  const moveToAudiences = await judgeSignIn({ graph, snapshot, folder, tenant, writer, account, progress: step });
  await derive(graph, snapshot, tenant, step);
  await moveToAudiences();
  const exposure = await assessExposure(graph, snapshot, tenant.id);
  step(`exposure of ${exposure.nodes.toLocaleString('en')} nodes over ${exposure.links.toLocaleString('en')} links`);
  return {
    snapshot,
    tenant: origin,
    source,
    seconds: (performance.now() - begun) / 1000,
    nodes: exposure.nodes,
    links: exposure.links,
    exposure,
    rows: account.toJSON(),
    collections: folder.manifest.collections,
    gaps: folder.manifest.gaps ?? [],
    unknownFiles: folder.unknownFiles,
  };
}

function collectedAt(folder: FactsFolder): { collectedAt: Date } {
  const told = Date.parse(folder.manifest.finishedAt ?? '');
  return { collectedAt: Number.isNaN(told) ? new Date() : new Date(told) };
}
