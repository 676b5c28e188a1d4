/** `postern load`: facts or an AzureHound export in, a published snapshot out. */

import { openSource, removeAbandonedWork } from '#collect';
import { type LoadReport, load, readLeaks, stageRows } from '../../ingest/index.ts';
import { breakGlassLines } from '../break-glass-text.ts';
import { explainLoad } from '../explain-load.ts';
import { exitStatus, VerbError } from '../failure.ts';
import type { Output } from '../output.ts';
import { readConfiguration } from '../read-configuration.ts';
import { withGraph } from '../with-graph.ts';

/** Options of the verb. */
export interface LoadVerb {
  readonly data: string;
  readonly replace: boolean;
  readonly keep: number;
  /** The file of the configuration; ./postern.yaml, where there is one, by default. */
  readonly config?: string | undefined;
  /** A secret scanner's report. */
  readonly leaks?: string | undefined;
}

/** Options of the verb alone. */
export interface ExplainableLoad extends LoadVerb {
  /** Prints the stages of a load, and loads nothing. */
  readonly explain: boolean;
}

/** Loads `path` and answers with the report, or answers with the stages of a load. Throws every error of the loader. */
export async function loadVerb(path: string | undefined, options: ExplainableLoad, output: Output): Promise<void> {
  if (options.explain) return output.answer(stageRows(), explainLoad);
  if (path === undefined)
    throw new VerbError('Say what to load: a facts folder, or an AzureHound export.', exitStatus.usage);
  const report = await loadFacts(path, options, output);
  await output.answer(report, describe);
}

/** Loads `path`. Throws every error of the loader. */
export async function loadFacts(path: string, options: LoadVerb, output: Output): Promise<LoadReport> {
  const configuration = await readConfiguration(options.config);
  const leaks = options.leaks === undefined ? [] : await readLeaks(options.leaks);
  await removeAbandonedWork();
  const source = await openSource(path, output.progress);
  try {
    return await withGraph(options.data, output, async ({ graph, embedded }, signal) => {
      const { replace, keep } = options;
      const dataFolder = embedded === undefined ? undefined : options.data;
      const { progress } = output;
      return await load(graph, source.folder, {
        replace,
        keep,
        source: path,
        progress,
        signal,
        configuration,
        leaks,
        dataFolder,
      });
    });
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError')
      throw new VerbError('Stopped. Nothing was published; what was published before is as it was.', exitStatus.failed);
    throw error;
  } finally {
    await source.close();
  }
}

/** The report in words: what came in, what went unused and why, what was never collected. */
export function describe(report: LoadReport): string {
  const { tenant, nodes, links, seconds } = report;
  const lines = [
    `Loaded ${tenant.name}: ${number(nodes)} nodes and ${number(links)} links in ${seconds.toFixed(1)} s.`,
  ];
  const unused = Object.entries(report.rows).flatMap(([name, { unused }]) =>
    unused.map((entry) => ({ name, ...entry })),
  );
  if (unused.length > 0) lines.push('', 'Rows that were not used:');
  for (const { name, count, reason, examples } of unused)
    lines.push(`  ${number(count)} of ${name}: ${reason} (${examples.join(', ')})`);
  const missing = Object.entries(report.collections).filter(([, { status }]) => status !== 'COMPLETE');
  if (missing.length > 0) lines.push('', 'Not collected, so not known:');
  for (const [name, { status, reason }] of missing)
    lines.push(`  ${name}: ${status}${reason === undefined ? '' : `, ${reason}`}`);
  if (report.breakGlass.length > 0) lines.push('', ...breakGlassLines(report.breakGlass));
  const { leaks } = report;
  if (leaks.credentials > 0)
    lines.push('', `Leaked: ${number(leaks.credentials)} credentials, by the secret scanner. Rule N46 tells which.`);
  if (leaks.elsewhere > 0)
    lines.push('', `Results of the secret scanner that name nobody of this tenant: ${number(leaks.elsewhere)}`);
  if (report.identitiesNotHere.length > 0)
    lines.push('', `Declared identities that are not in the tenant: ${report.identitiesNotHere.join(', ')}`);
  if (report.assumptions.length > 0) lines.push('', 'Taken for granted, for want of data:');
  for (const { says, links: count, people } of report.assumptions)
    lines.push(`  ${number(count)} links${people > 0 ? `, ${number(people)} people` : ''}: ${says}`);
  if (report.closedActivations.length > 0) lines.push('', 'Eligible, but not to be activated:');
  for (const { count, reason, examples } of report.closedActivations)
    lines.push(`  ${number(count)}: ${reason} (${examples.join(', ')})`);
  if (report.gaps.length > 0) lines.push('', 'What this source cannot tell:');
  for (const { links: kinds, says } of report.gaps) lines.push(`  ${kinds.join(', ')}: ${says}`);
  if (report.unknownFiles.length > 0) lines.push('', `Files that are no collection: ${report.unknownFiles.join(', ')}`);
  return lines.join('\n');
}

function number(value: number): string {
  return value.toLocaleString('en');
}
