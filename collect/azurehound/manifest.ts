/** The manifest of a facts folder made from an export: what is known of every collection, and what is not known of links. */
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { blindSpots, type Gap } from './blind-spots.ts';
import type { ExportSummary } from './collect-facts.ts';
import {
  type CollectionCoverage,
  type CollectionName,
  type CollectionStatus,
  collectionNames,
  coverage,
} from './coverage.ts';
import { type FactFiles, writing } from './fact-files.ts';
import type { Conversion } from './joins.ts';
import { kinds } from './kinds/index.ts';
import type { Tally } from './tally.ts';

/** How much of one collection the folder holds. */
export interface ManifestCollection {
  readonly status: CollectionStatus;
  readonly rows: number;
  /** One plain sentence; always there unless COMPLETE. */
  readonly reason?: string;
  readonly everyPrincipal?: true;
}

/** `manifest.json` as an import writes it. */
export interface Manifest {
  readonly version: 1;
  readonly tenant: { readonly id: string; readonly name: string };
  /** ISO 8601. An export says no time of its own: both are the last change of its file. */
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly collector: 'azurehound';
  readonly collections: Readonly<Record<CollectionName, ManifestCollection>>;
  readonly gaps: readonly Gap[];
}

/** The number of items that the collector wrote, as the export says it. */
function countInMeta(meta: unknown): number | undefined {
  if (typeof meta !== 'object' || meta === null || !('count' in meta)) return undefined;
  return typeof meta.count === 'number' ? meta.count : undefined;
}

/** The status of every collection: what the source can do at best, less what this export lacks. */
function manifestCollections(files: FactFiles, tally: Tally): Record<CollectionName, ManifestCollection> {
  const entries = collectionNames.map((name) => [name, manifestCollection(name, files.rows(name), tally)] as const);
  return Object.fromEntries(entries) as Record<CollectionName, ManifestCollection>;
}

function manifestCollection(name: CollectionName, rows: number, tally: Tally): ManifestCollection {
  const { status, reason, everyPrincipal }: CollectionCoverage = coverage[name];
  if (status === 'SKIPPED') return { status, rows: 0, reason: `${reason ?? ''}.` };
  const feeding = Object.entries(kinds).filter(([, entry]) => entry.feeds.includes(name));
  const names = feeding.map(([kind]) => kind);
  if (rows === 0 && names.every((kind) => tally.of(kind) === undefined)) {
    const shown = names.length > 3 ? `${names.slice(0, 3).join(', ')} or the like` : names.join(', ');
    return {
      status: 'SKIPPED',
      rows,
      reason: `The export has no item of kind ${shown}: there are none, or they were not collected.`,
    };
  }
  const lost = feeding.reduce(
    (sum, [kind, entry]) => sum + (entry.skipsOnPurpose ? 0 : (tally.of(kind)?.skipped ?? 0)),
    0,
  );
  const words = [reason, lost === 0 ? undefined : `${lost} of its rows could not be used.`].filter(
    (text) => text !== undefined,
  );
  return {
    status: lost > 0 ? 'PARTIAL' : status,
    rows,
    ...(words.length === 0 ? {} : { reason: words.join(' ') }),
    ...(everyPrincipal && lost === 0 ? { everyPrincipal } : {}),
  };
}

/** The blind spots of every export, and what this one says wrong about itself. */
function gapsOf({ meta, items }: ExportSummary, tenantKnown: boolean): Gap[] {
  const own: Gap[] = [];
  const count = countInMeta(meta);
  if (count !== undefined && count !== items) {
    const says = `The export says that it holds ${count} items and holds ${items}: it was changed after the collector wrote it, and what is missing is unknown.`;
    own.push({ links: [], says });
  }
  if (!tenantKnown) own.push({ links: [], says: 'Nothing in the export names its tenant.' });
  return [...blindSpots, ...own];
}

/** Writes `manifest.json`, and an empty file for every collection that was read and has no rows. */
export async function writeManifest(
  exportFile: string,
  folder: string,
  { files, tally, tenant }: Conversion,
  summary: ExportSummary,
): Promise<void> {
  const at = (await stat(exportFile)).mtime.toISOString();
  const manifest: Manifest = {
    version: 1,
    tenant: { id: tenant.id ?? 'unknown', name: tenant.name ?? tenant.id ?? 'unknown' },
    startedAt: at,
    finishedAt: at,
    collector: 'azurehound',
    collections: manifestCollections(files, tally),
    gaps: gapsOf(summary, tenant.id !== undefined),
  };
  const known = Object.entries(manifest.collections).filter(([, { status }]) => status !== 'SKIPPED');
  for (const [name] of known) files.touch(name);
  await files.finish();
  await writing(folder, () => writeFile(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`));
}
