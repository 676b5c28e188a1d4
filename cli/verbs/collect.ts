/** `postern collect`: a live tenant in, a facts folder out. */
import {
  type Choices,
  type CloudName,
  type CollectReport,
  type CredentialName,
  clouds,
  collectTenant,
  liveCollections,
  saltOf,
  signIn,
} from '../../collect/index.ts';
import { showProgress } from '../collect-progress.ts';
import { collectSummary } from '../collect-summary.ts';
import { exitStatus, VerbError } from '../failure.ts';
import { type Output, printError } from '../output.ts';
import { obeyProxy } from '../proxy.ts';
import { untilStopped } from '../until-stopped.ts';

/** Options of the verb. */
export interface CollectVerb {
  readonly data: string;
  readonly out: string;
  readonly cloud: CloudName;
  readonly credential: CredentialName;
  /** Id or domain of the tenant; AZURE_TENANT_ID by default. */
  readonly tenant?: string | undefined;
  readonly methods: Choices['methods'];
  /** ISO 8601; seven days ago by default. */
  readonly since?: string | undefined;
  readonly without: readonly string[];
  readonly progress: 'text' | 'json' | 'none';
}

/** Collects and answers with the report. Throws CollectError; VerbError when it is stopped. */
export async function collectVerb(options: CollectVerb, output: Output): Promise<void> {
  const report = await collect(options, output);
  await output.answer(report, collectSummary);
}

/** Collects. Throws CollectError; VerbError when it is stopped, or for a collection that there is not. */
export async function collect(options: CollectVerb, output: Output): Promise<CollectReport> {
  assertKnown(options.without);
  obeyProxy();
  const cloud = clouds[options.cloud];
  const tenant = options.tenant ?? (process.env.AZURE_TENANT_ID || undefined);
  const reached = signIn({
    credential: options.credential,
    cloud,
    tenant,
    environment: process.env,
    say: (message) => printError(`${message}\n`),
  });
  const choices: Choices = { methods: options.methods, since: options.since ?? daysAgo(7) };
  const salt = await saltOf(options.data);
  const progress = showProgress(options.progress, output);
  const { out, without } = options;
  try {
    return await untilStopped((signal) =>
      collectTenant({ out, cloud, ...reached, tenant, choices, without, salt, signal, progress }),
    );
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError')
      throw new VerbError(
        `Stopped. What was read is kept: run it again to go on, with --out ${out}.`,
        exitStatus.failed,
      );
    throw error;
  } finally {
    progress.close();
  }
}

function assertKnown(names: readonly string[]): void {
  const unknown = names.find((name) => !liveCollections.some((one) => one.name === name));
  if (unknown !== undefined)
    throw new VerbError(
      `There is no collection ${unknown}. Names are such as ${liveCollections[0]?.name}; the file docs/permissions.md lists them.`,
      exitStatus.usage,
    );
}

function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString();
}
