/** Writes exports, converts them and reads back what came out: a test is only input and outcome. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { AzureHoundError, type ConversionReport, convertAzureHound } from '../../../collect/azurehound/index.ts';
import type { Manifest } from '../../../collect/azurehound/manifest.ts';

export type Row = Record<string, unknown>;
export type Item = { readonly kind: string; readonly data: unknown };

/** Real material; tests that need it say `skipped` where it is absent. */
export const shared = resolve(import.meta.dirname, '../../../../shared');
export const realExport = join(shared, 'data/azurehound/azurehound-list-all.json');

export const tenantId = '6F1C0D4E-2A3B-4C5D-8E9F-0A1B2C3D4E5F';
export const tenant: Item = {
  kind: 'AZTenant',
  data: { id: `/TENANTS/${tenantId}`, tenantId, displayName: 'HARBOUR BANK', collected: true },
};

/** A well-formed GUID whose last digits are the number given. */
export function guid(n: number): string {
  return `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
}

export function user(n: number, more: Row = {}): Item {
  return {
    kind: 'AZUser',
    data: { id: guid(n).toUpperCase(), displayName: `USER ${n}`, accountEnabled: true, ...more },
  };
}

/** The text of an export as the collector lays it out: one item a line. */
export function exportText(items: readonly unknown[]): string {
  const lines = items.map((item) => `\t\t${JSON.stringify(item)}`).join(',\n');
  return `{\n\t"data": [\n${lines}\n\t],\n\t"meta": {"type":"azure","version":5,"count":${items.length}}\n}\n`;
}

export interface Outcome {
  readonly report: ConversionReport;
  readonly manifest: Manifest;
  /** The rows of a collection, or undefined when it has no file. */
  readonly rows: (collection: string) => Row[] | undefined;
}

const made: string[] = [];

/** A folder that lives until `removeMade`. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'postern-azurehound-'));
  made.push(folder);
  return folder;
}

export function removeMade(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** Converts bytes or text as if they were a file. */
export async function convertText(content: string | Buffer, name = 'export.json'): Promise<Outcome> {
  const folder = scratch();
  writeFileSync(join(folder, name), content);
  return convertFile(join(folder, name), join(folder, 'facts'));
}

export async function convertFile(file: string, facts: string): Promise<Outcome> {
  const report = await convertAzureHound(file, facts);
  const manifest = JSON.parse(readFileSync(join(facts, 'manifest.json'), 'utf8')) as Manifest;
  return { report, manifest, rows: (collection) => readCollection(facts, collection) };
}

/** The rows of one NDJSON file. */
export function readCollection(facts: string, collection: string): Row[] | undefined {
  const path = join(facts, `${collection}.ndjson`);
  if (!existsSync(path)) return undefined;
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Row);
}

/** Converts items, with a tenant in front. */
export function convert(...items: readonly unknown[]): Promise<Outcome> {
  return convertText(exportText([tenant, ...items]));
}

/** The refusal that a conversion ends in; fails when it ends in none, or in something that is no refusal. */
export async function refusal(outcome: Promise<unknown>): Promise<AzureHoundError> {
  try {
    await outcome;
  } catch (error) {
    if (error instanceof AzureHoundError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}
