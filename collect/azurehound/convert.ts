/** Turns an AzureHound export into a facts folder: stream, convert, join, describe, and only then put in place. */
import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { isRow, textOf } from './clean-row.ts';
import { collectFacts } from './collect-facts.ts';
import { AzureHoundError, systemCode } from './export-error.ts';
import { FactFiles, writing } from './fact-files.ts';
import {
  type Conversion,
  joinDescendants,
  joinTenant,
  resolveApplications,
  restoreDisabled,
  writeParents,
} from './joins.ts';
import { writeManifest } from './manifest.ts';
import { OneTenant } from './one-tenant.ts';
import { type KindCount, type Skip, Tally } from './tally.ts';

/** What became of an export. */
export interface ConversionReport {
  /** Items in the export's list. */
  readonly items: number;
  /** By kind: read = written + duplicates + skipped. */
  readonly kinds: Readonly<Record<string, Readonly<KindCount>>>;
  /** Every reason why rows were not used, most frequent first. */
  readonly skipped: readonly Skip[];
}

/**
 * Converts an AzureHound export (plain or gzip, of any size) into a facts folder, which must be absent
 * or empty. The folder appears whole or not at all: it is written beside its place and renamed at the end. Throws
 * AzureHoundError when the export cannot be used as a whole; rows that cannot be used are counted in the report.
 */
export async function convertAzureHound(
  exportFile: string,
  factsFolder: string,
  progress: (message: string) => void = () => {},
): Promise<ConversionReport> {
  const folder = resolve(factsFolder);
  await refuseUsedFolder(folder);
  const building = join(dirname(folder), `.${basename(folder)}.azurehound-partial`);
  await writing(building, async () => {
    await rm(building, { recursive: true, force: true });
    await mkdir(building, { recursive: true });
  });
  try {
    const report = await build(exportFile, building, progress);
    await writing(folder, async () => {
      await rmdir(folder).catch(() => {});
      await rename(building, folder);
    });
    progress(`${report.items} items converted to ${folder}`);
    return report;
  } catch (error) {
    await rm(building, { recursive: true, force: true });
    throw error;
  }
}

async function refuseUsedFolder(folder: string): Promise<void> {
  const entries = await readdir(folder).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return [];
    throw new AzureHoundError(
      'FOLDER_NOT_EMPTY',
      `${folder} is not a folder`,
      'Name a folder that is absent or empty.',
    );
  });
  if (entries.length > 0) {
    throw new AzureHoundError('FOLDER_NOT_EMPTY', `${folder} is not empty`, 'Name a folder that is absent or empty.');
  }
}

async function build(
  exportFile: string,
  folder: string,
  progress: (message: string) => void,
): Promise<ConversionReport> {
  const files = new FactFiles(folder);
  const tally = new Tally();
  const tenant = new OneTenant();
  const saysEnabled = new Set<string>();
  const conversion: Conversion = { files, tally, tenant, saysEnabled };
  try {
    const { meta, items } = await collectFacts(exportFile, conversion, progress);
    refuseUnused(exportFile, items, tally, meta);
    await files.finish();
    progress('Joining scopes, applications and tenant');
    await joinTenant(conversion);
    const descendants = await joinDescendants(conversion);
    await files.finish();
    await writeParents(conversion, descendants);
    await resolveApplications(conversion);
    await restoreDisabled(conversion);
    await files.drop('join');
    await writeManifest(exportFile, folder, conversion, { meta, items });
    return { items, kinds: tally.kinds(), skipped: tally.skips() };
  } finally {
    await files.close();
  }
}

/** Loading nothing would publish a tenant in which nothing can be reached, which reads as safe. */
function refuseUnused(exportFile: string, items: number, tally: Tally, meta: unknown): void {
  const mend = 'Export again with `azurehound list -o FILE`, with an account that may read the tenant.';
  if (items === 0) throw new AzureHoundError('NO_ITEMS', `${exportFile} is an export without items`, mend);
  if (Object.values(tally.kinds()).some((count) => count.written > 0)) return;
  const type = isRow(meta) ? textOf(meta, 'type') : undefined;
  const other =
    type === undefined || type === 'azure'
      ? ''
      : `; its meta says that it is of type "${type.slice(0, 40)}", not "azure"`;
  const reasons = tally
    .skips()
    .slice(0, 3)
    .map(({ kind, reason, count }) => `${count} of kind ${kind}: ${reason}`)
    .join('; ');
  throw new AzureHoundError(
    'NOTHING_USED',
    `None of the ${items} items of ${exportFile} could be used (${reasons})${other}`,
    mend,
  );
}
