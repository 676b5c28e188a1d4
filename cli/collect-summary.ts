/** The closing table of a collection: what came in, and what each gap costs. */
import Table from 'cli-table3';
import { type CollectReport, liveCollections } from '../collect/index.ts';

/** The table as text; collections that are whole in one line, the gaps one by one. */
export function collectSummary(report: CollectReport): string {
  const { tenant, folder, seconds, requests, collections } = report;
  const entries = liveCollections.map((one) => ({ ...one, entry: collections[one.name] }));
  const whole = entries.filter(({ entry }) => entry?.status === 'COMPLETE');
  const gaps = entries.filter(({ entry }) => entry?.status !== 'COMPLETE');
  const rows = entries.reduce((sum, { entry }) => sum + (entry?.rows ?? 0), 0);
  const asked = requests.graph.requests + requests.azure.requests;
  const lines = [
    `Collected ${tenant?.name ?? tenant?.id ?? 'the tenant'} into ${folder}: ${number(rows)} rows in ${seconds.toFixed(1)} s by ${number(asked)} requests.`,
    `${whole.length} of ${entries.length} collections are complete.`,
  ];
  if (gaps.length > 0) lines.push('', gapTable(gaps));
  lines.push('', `Next: npx postern load ${folder}`);
  return lines.join('\n');
}

type Gap = {
  readonly name: string;
  readonly reason: string;
  readonly entry: CollectReport['collections'][string] | undefined;
};

function gapTable(gaps: readonly Gap[]): string {
  const table = new Table({
    head: ['collection', 'status', 'rows', 'why', 'what it costs'],
    colWidths: [36, 12, 9, 52, 40],
    wordWrap: true,
    style: { head: [], border: [] },
  });
  for (const { name, reason, entry } of gaps)
    table.push([name, entry?.status ?? 'SKIPPED', number(entry?.rows ?? 0), entry?.reason ?? '', reason]);
  return table.toString();
}

function number(value: number): string {
  return value.toLocaleString('en');
}
