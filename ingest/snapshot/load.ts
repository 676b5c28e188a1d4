/** Loads a tenant: facts in, a published snapshot out. The order is that of design: read, derive, expose, publish, drop. */
import type { EntryName } from '#catalogue';
import {
  assuranceOf,
  type Configuration,
  inForce,
  type StandingDeclaration,
  standingDeclarations,
} from '#configuration';
import type { Graph } from '#cypher';
import { type CollectionEntry, type Digest, digestWith, type FactsFolder } from '#facts';
import type { FindingsReport } from '../findings/report.ts';
import type { ReportedLeak } from '../leaks/leaks-of-sarif.ts';
import { LoadMemory } from '../memory/index.ts';
import type { BreakGlassAccount } from '../memory/judged.ts';
import { breakGlassReport } from '../sign-in/break-glass.ts';
import { Account } from './account.ts';
import { type ExposureReport, usuallyBeside } from './assess-exposure.ts';
import type { AssumptionCount } from './assumption-account.ts';
import { collectedIn } from './collected-in.ts';
import { type Building, begin, dropOld, type Heartbeat, heartbeat as usualHeartbeat } from './lifecycle.ts';
import type { MeasureReport } from './measure-protection.ts';
import { type LoadProgress, tenantOf, timesOf } from './read-facts.ts';
import { ensureRoom, keepRoom } from './room.ts';
import { saltFor } from './salt.ts';
import { runStages } from './stage.ts';
import { loadStages } from './stages.ts';
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
  /** Folder of the embedded database, whose disk must keep room and which holds the salt; absent for a server elsewhere. */
  readonly dataFolder?: string | undefined;
  /** What the operator declares; kept in the snapshot with what sign-in is judged by. */
  readonly configuration?: Configuration;
  /** What a secret scanner found. */
  readonly leaks?: readonly ReportedLeak[];
}

/** What a load did; kept in the snapshot's record. */
export interface LoadReport {
  readonly snapshot: string;
  readonly tenant: { readonly id: string; readonly name: string };
  readonly source: string;
  readonly seconds: number;
  /** Seconds of each stage, by its name. */
  readonly stages: Readonly<Record<string, number>>;
  readonly nodes: number;
  readonly links: number;
  readonly exposure: ExposureReport;
  readonly measures: MeasureReport;
  /** Entries whose routes the headline leaves out. */
  readonly besideHeadline: readonly EntryName[];
  /** Rows read, used and unused, by collection. */
  readonly rows: ReturnType<Account['toJSON']>;
  /** What was collected and what was not, from the manifest. */
  readonly collections: Readonly<Record<string, CollectionEntry>>;
  /** The values of postern.yaml, with who declared each and until when; those past their end count as not declared. */
  readonly declarations: readonly StandingDeclaration[];
  /** The declared break-glass accounts, and how each keeps its rules. */
  readonly breakGlass: readonly BreakGlassAccount[];
  /** Ids under `identities` of postern.yaml that are not in the tenant. */
  readonly identitiesNotHere: readonly string[];
  /** Credentials that a secret scanner found, and how many of its results name nobody of this tenant. */
  readonly leaks: FindingsReport['leaks'];
  /** What stands outside the rules: exclusions from policies, vendors, shared accounts. */
  readonly exceptions: FindingsReport['exceptions'];
  /** What is enforced at sign-in, by audience. */
  readonly enforcement: FindingsReport['enforcement'];
  /** How long a sign-in lasts, by audience. */
  readonly sessions: FindingsReport['sessions'];
  /** How many findings there are, and how many questions. */
  readonly findings: Pick<FindingsReport, 'found' | 'unknown'>;
  /** What is taken for granted, and how much rests on it. */
  readonly assumptions: readonly AssumptionCount[];
  /** Eligible assignments that nobody can activate. */
  readonly closedActivations: readonly {
    readonly reason: string;
    readonly count: number;
    readonly examples: readonly string[];
  }[];
  readonly gaps: readonly { readonly links: readonly string[]; readonly says: string }[];
  readonly unknownFiles: readonly string[];
}

/** Loads and publishes; on failure the published snapshot stays as it was. Throws FactsError, LoadError, GraphError. */
export async function load(graph: Graph, folder: FactsFolder, options: LoadOptions = {}): Promise<LoadReport> {
  return await whileBuilding(graph, folder, options, async (building, report, step) => {
    step('Publishing', 'under way');
    await building.publish(JSON.stringify(report));
    return report;
  });
}

/**
 * Loads into a snapshot that is never published, reads it by `read`, and drops it: what a load would come to. What is published stays
 * as it is, of whichever tenant. Throws FactsError, LoadError, GraphError and what `read` throws.
 */
export async function loadUnpublished<T>(
  graph: Graph,
  folder: FactsFolder,
  options: LoadOptions,
  read: (report: LoadReport) => Promise<T>,
): Promise<T> {
  return await whileBuilding(
    graph,
    folder,
    { keep: 100, ...options, replace: true },
    async (building, report, step) => {
      step('Measuring', 'under way');
      const answer = await read(report);
      await building.abandon();
      return answer;
    },
  );
}

/** Begins a snapshot and builds it; `end` publishes it or gives it up. A snapshot whose building or end fails is given up. */
async function whileBuilding<T>(
  graph: Graph,
  folder: FactsFolder,
  options: LoadOptions,
  end: (building: Building, report: LoadReport, step: LoadProgress) => Promise<T>,
): Promise<T> {
  const { progress = () => {}, replace = false, keep = 2, rest = 600, heartbeat = usualHeartbeat } = options;
  const { source = folder.path, configuration = {}, leaks = [] } = options;
  const keeping = { keep, rest, heartbeat };
  const tenant = await tenantOf(folder);
  await ensureRoom(options.dataFolder);
  const building = await begin(graph, { tenant: tenant.id, source, replace, heartbeat }, progress);
  const step: LoadProgress = (message, state) => {
    options.signal?.throwIfAborted();
    building.lost.throwIfAborted();
    progress(message, state);
  };
  try {
    await dropOld(graph, { ...keeping, own: building.id }, step);
    const report = await build(keepRoom(graph, options.dataFolder), folder, {
      snapshot: building.id,
      tenant,
      source,
      step,
      configuration,
      leaks,
      digest: digestWith(await saltFor(graph, options.dataFolder)),
    });
    const ended = await end(building, report, step);
    // What cannot be dropped now is dropped by the next load: no reason to call this one failed.
    await dropOld(graph, keeping, progress).catch(() => progress('What was superseded could not be dropped yet'));
    return ended;
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
  readonly configuration: Configuration;
  readonly digest: Digest;
  readonly leaks: readonly ReportedLeak[];
}

/** Reads, derives and exposes; nobody sees the snapshot yet. */
async function build(
  graph: Graph,
  folder: FactsFolder,
  { snapshot, tenant: origin, source, step, configuration: given, digest, leaks }: Build,
): Promise<LoadReport> {
  const begun = performance.now();
  const today = new Date();
  // What is past its end is a question again.
  const configuration = inForce(given, today);
  const declared = assuranceOf(configuration);
  const memory = new LoadMemory({ ...origin, ...timesOf(folder), declared });
  const account = new Account();
  const writer = new SnapshotWriter(graph, snapshot, configuration.sensitive);
  const context = { graph, snapshot, folder, memory, writer, account, configuration, digest, leaks, progress: step };
  const stages: Record<string, number> = {};
  const { exposure, measures, findings } = await runStages(loadStages, context, (name, seconds) => {
    stages[name] = seconds;
  });
  if (exposure === undefined || measures === undefined || findings === undefined)
    throw new Error('no stage of the load gives its report');
  return {
    snapshot,
    tenant: origin,
    source,
    seconds: (performance.now() - begun) / 1000,
    stages,
    nodes: exposure.nodes,
    links: exposure.links,
    exposure,
    measures,
    besideHeadline: configuration.threatModel?.besideHeadline ?? usuallyBeside,
    rows: account.toJSON(),
    collections: collectedIn(folder, account),
    declarations: standingDeclarations(given, today),
    breakGlass: breakGlassReport(memory),
    identitiesNotHere: findings.notHere,
    leaks: findings.leaks,
    exceptions: findings.exceptions,
    enforcement: findings.enforcement,
    sessions: findings.sessions,
    findings: { found: findings.found, unknown: findings.unknown },
    assumptions: writer.assumptions.toJSON(),
    closedActivations: [...memory.judged.closedActivations].map(([reason, closed]) => ({ reason, ...closed })),
    gaps: [...(folder.manifest.gaps ?? []), ...memory.gaps.notJudged, ...writer.oftenStolen.gaps()],
    unknownFiles: folder.unknownFiles,
  };
}
